// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.PassagePooling;
import io.sememe.solr.update.PassageConfig.Beyond;
import io.sememe.solr.update.PassageCutter.Cut;
import io.sememe.solr.update.PassageCutter.CutField;
import io.sememe.solr.update.SourceText.FieldText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PassageCutterTest {
  private static final FieldText TITLE = new FieldText("title", "a b c");
  private static final FieldText BODY = new FieldText("body", "one two three four five");
  private static final FieldText NOTES = new FieldText("notes", "six seven");

  @Test
  void passages_are_parts_of_their_fields_in_order() {
    Cut cut = cut(100, Beyond.FAIL, BODY, NOTES);
    assertEquals(List.of("one two", "three four", "five", "six seven"), texts(cut));
    for (CutField field : cut.fields()) {
      for (int i = 0; i < field.spans().size(); i++) {
        Passage passage = field.passage(i);
        assertEquals(
            passage.text(),
            field.text().text().substring(passage.span().start(), passage.span().end()));
      }
    }
    assertEquals("", cut.context());
  }

  @Test
  void the_context_stands_before_passages_and_is_none_itself() {
    Cut cut = cut(100, Beyond.FAIL, TITLE, BODY);
    assertEquals("a b c", cut.context());
    assertEquals(List.of("one two", "three four", "five"), texts(cut));
  }

  @Test
  void a_document_that_has_nothing_but_context_is_cut_for_it() {
    Cut cut = cut(100, Beyond.FAIL, TITLE);
    assertEquals("", cut.context());
    assertEquals(List.of("a b", "c"), texts(cut));
  }

  @Test
  void a_document_without_text_has_no_passages() {
    assertEquals(List.of(), cut(1, Beyond.FAIL).fields());
    assertEquals(List.of(), cut(1, Beyond.FAIL, new FieldText("body", " \n ")).fields());
  }

  @Test
  void too_many_passages_are_refused_with_both_numbers() {
    EncoderException refused =
        assertThrows(EncoderException.class, () -> cut(3, Beyond.FAIL, BODY, NOTES));
    assertEquals(EncoderException.Kind.BAD_INPUT, refused.kind());
    assertTrue(
        refused.getMessage().contains("4 passages of up to 2 tokens, maxPassages is 3"),
        refused.getMessage());
  }

  @Test
  void passages_at_the_end_are_cut_off_and_counted() {
    for (int most = 1; most <= 4; most++) {
      Cut cut = cut(most, Beyond.CUT, BODY, NOTES);
      List<String> all = List.of("one two", "three four", "five", "six seven");
      assertEquals(all.subList(0, most), texts(cut));
      assertEquals(all.size() - most, cut.dropped());
    }
  }

  @Test
  void passages_get_longer_until_there_are_few_enough() {
    assertEquals(
        List.of("one two three", "four five", "six seven"),
        texts(cut(3, Beyond.WIDEN, BODY, NOTES)));
    assertEquals(
        List.of("one two three four five", "six seven"), texts(cut(2, Beyond.WIDEN, BODY, NOTES)));
    assertEquals(List.of(BODY.text()), texts(cut(1, Beyond.WIDEN, BODY)));
  }

  private static Cut cut(int most, Beyond beyond, FieldText... fields) {
    PassageConfig config =
        new PassageConfig(
            new PassagePlan(PassagePlan.Unit.TOKENS, 2, 0, Locale.ROOT),
            PassagePooling.OWN,
            most,
            beyond,
            List.of("title"));
    return new PassageCutter(config)
        .cut(new SourceText(List.of(fields)), new FakeEmbedder(), Deadline.in(Duration.ofDays(1)));
  }

  private static List<String> texts(Cut cut) {
    return cut.fields().stream()
        .flatMap(
            field ->
                Stream.iterate(0, i -> i < field.spans().size(), i -> i + 1).map(field::passage))
        .map(Passage::text)
        .toList();
  }
}
