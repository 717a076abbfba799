// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.SolrDocument;
import org.junit.jupiter.api.Test;

final class CoverageTest {
  private static final String TEXT = "One two.  Three.";

  @Test
  void only_white_space_may_be_missing_and_parts_may_overlap_in_any_order() {
    assertEquals(List.of("body"), covered(10, 16, 0, 8));
    assertEquals(List.of("body"), covered(0, 16));
    assertEquals(List.of("body"), covered(4, 12, 0, 12, 9, 16));
    assertEquals(List.of(), covered(0, 7, 8, 16));
    assertEquals(List.of(), covered(0, 15));
    assertEquals(List.of(), covered(1, 16));
    assertEquals(List.of(), covered());
  }

  private static List<String> covered(int... places) {
    List<DocumentText> texts = new ArrayList<>();
    for (int i = 0; i < places.length; i += 2) {
      String part = TEXT.substring(places[i], places[i + 1]);
      FieldPart from = new FieldPart("body", new TextSpan(3, 3 + part.length()), places[i]);
      texts.add(new DocumentText(AnswerText.of("t. " + part), List.of(from)));
    }
    SolrDocument document = new SolrDocument();
    document.setField("body", TEXT);
    return Coverage.of(List.of("body"), texts, new StoredValues(document));
  }
}
