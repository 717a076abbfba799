// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.solr.common.SolrInputDocument;
import org.junit.jupiter.api.Test;

final class SourceTextTest {
  private final SolrInputDocument document = new SolrInputDocument();

  @Test
  void fields_come_in_the_order_of_the_configuration() {
    document.addField("body", "second");
    document.addField("title", "first");
    assertEquals("first\nsecond", SourceText.of(document, List.of("title", "body")).whole());
  }

  @Test
  void every_value_of_a_field_counts() {
    document.addField("title", "one");
    document.addField("title", "two");
    assertEquals("one\ntwo", SourceText.of(document, List.of("title")).whole());
  }

  @Test
  void missing_fields_and_null_values_are_no_text() {
    document.addField("title", null);
    assertEquals("", SourceText.of(document, List.of("title", "body")).whole());
  }

  @Test
  void numbers_flags_and_dates_are_written_out() {
    document.addField("a", 42);
    document.addField("b", true);
    document.addField("c", Date.from(Instant.parse("2026-03-01T10:00:00Z")));
    assertEquals(
        "42\ntrue\n2026-03-01T10:00:00Z", SourceText.of(document, List.of("a", "b", "c")).whole());
  }

  @Test
  void what_has_no_text_is_refused_and_the_field_is_named() {
    document.addField("title", new SolrInputDocument());
    EncoderException refused =
        assertThrows(EncoderException.class, () -> SourceText.of(document, List.of("title")));
    assertEquals(Kind.BAD_INPUT, refused.kind());
    assertTrue(refused.getMessage().contains("'title'"), refused.getMessage());
  }
}
