// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.shards.FoundDocument;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.junit.jupiter.api.Test;

/** Where in its field a text is that a model reads. */
final class FoundTextsTest {
  private static final StoredTexts TITLE_AND_BODY = new StoredTexts(List.of("title", "body"));
  private static final PassageTexts PASSAGES = new PassageTexts("vector", "tea", 3);

  @Test
  void fields_and_values_are_joined_by_line_breaks() {
    DocumentText text = only(TITLE_AND_BODY, Map.of("title", "Tea", "body", List.of("Hot.", "In")));
    assertEquals("Tea\nHot.\nIn", text.text().text());
    assertEquals(
        List.of(
            new FieldPart("title", new TextSpan(0, 3), 0),
            new FieldPart("body", new TextSpan(4, 11), 0)),
        text.parts());
    assertEquals(new TextSpan(5, 7), text.parts().get(1).inField(new TextSpan(9, 11)));
  }

  @Test
  void a_field_without_a_value_is_no_part_and_an_empty_value_is_one() {
    assertEquals("Hot.", only(TITLE_AND_BODY, Map.of("body", "Hot.")).text().text());
    DocumentText text = only(TITLE_AND_BODY, Map.of("title", "", "body", "Hot."));
    assertEquals("\nHot.", text.text().text());
    assertEquals(new FieldPart("body", new TextSpan(1, 5), 0), text.parts().get(1));
  }

  @Test
  void blanks_are_no_text() {
    assertEquals(List.of(), TITLE_AND_BODY.of(document(Map.of("title", " ", "body", "\u2003"))));
    assertEquals(List.of(), TITLE_AND_BODY.of(document(Map.of())));
    assertEquals(List.of(), PASSAGES.of(document(Map.of())));
    Map<String, Object> blank = Map.of("text", " ", "field", "body", "start", 3);
    assertEquals(List.of(), PASSAGES.of(document(Map.of("sememe_passages", blank))));
  }

  @Test
  void a_passage_lies_where_it_was_cut_whichever_node_found_it() {
    Map<String, Object> passage = Map.of("text", "Hot tea.", "field", "body", "start", 120);
    List<DocumentText> expected =
        List.of(
            new DocumentText(
                AnswerText.of("Hot tea."),
                List.of(new FieldPart("body", new TextSpan(0, 8), 120))));
    assertEquals(expected, PASSAGES.of(document(Map.of("sememe_passages", passage))));
    SimpleOrderedMap<Object> named = new SimpleOrderedMap<>();
    passage.forEach(named::add);
    assertEquals(expected, PASSAGES.of(document(Map.of("sememe_passages", List.of(named)))));
  }

  private static DocumentText only(FoundTexts texts, Map<String, Object> fields) {
    List<DocumentText> found = texts.of(document(fields));
    assertEquals(1, found.size());
    return found.get(0);
  }

  private static FoundDocument document(Map<String, Object> fields) {
    return new FoundDocument("1", 1, new SolrDocument(fields));
  }
}
