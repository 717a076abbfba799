// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static io.sememe.solr.update.ProcessorFixture.partial;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.update.AddUpdateCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partial updates: the vector is never one of another text. */
final class PartialUpdateTest {
  private final ProcessorFixture fixture = new ProcessorFixture();

  @ParameterizedTest
  @ValueSource(strings = {"set", "add", "remove", "add-distinct", "inc"})
  void a_partial_update_of_the_text_is_refused(String operation) {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    assertPartialUpdateRefused(
        processor, partial(Map.of("body", Map.of(operation, "new"))), "body");
  }

  @Test
  void a_plain_value_beside_a_partial_update_counts_as_one() {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    assertPartialUpdateRefused(
        processor, partial(Map.of("body", "new", "topic", Map.of("set", "x"))), "body");
  }

  @Test
  void a_vector_in_a_partial_update_is_refused() {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    assertPartialUpdateRefused(
        processor, partial(Map.of("vector", Map.of("set", List.of(9f, 9f)))), "vector");
    assertPartialUpdateRefused(
        processor,
        partial(Map.of("vector", List.of(9f, 9f), "topic", Map.of("set", "x"))),
        "vector");
  }

  @Test
  void a_partial_update_of_another_field_passes_untouched() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    processor.processAdd(partial(Map.of("topic", Map.of("set", "x"))));
    assertEquals(List.of("add 1"), fixture.end.events);
    assertTrue(fixture.embedder.started.isEmpty());
    assertFalse(fixture.end.documents.get(0).containsKey("vector"));
  }

  private static void assertPartialUpdateRefused(
      EmbeddingUpdateProcessor processor, AddUpdateCommand command, String field) {
    SolrException refused = assertThrows(SolrException.class, () -> processor.processAdd(command));
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains("'" + field + "'"), refused.getMessage());
  }
}
