// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankedFieldTest {

  @Test
  void parameters_of_the_contextual_query_stand_in_it_in_one_order() {
    assertEquals(
        "{!contextual f=measured_contextual q.op=OR alpha=0.7 floor=0.1 cache=false v=$text}",
        RankedField.contextual("tiny", Map.of("floor", "0.1", "alpha", "0.7")).query());
  }

  @Test
  void words_are_counted_alike_with_and_without_vectors() {
    JsonNode words = RankedField.words().type().path("analyzer");
    JsonNode contextual = RankedField.contextual("tiny", Map.of()).type();

    List<String> filters = names(contextual.at("/indexAnalyzer/filters"));
    assertEquals("contextualEmbedding", filters.get(0));
    assertEquals(names(words.path("filters")), filters.subList(1, filters.size()));
    assertEquals(words, contextual.path("queryAnalyzer"));
  }

  @Test
  void the_text_of_a_field_is_indexed_and_not_stored() {
    JsonNode change = RankedField.sparse("sparse_doc_only", "tiny").schemaChange();

    assertEquals("measured_sparse_doc_only", change.at("/add-field-type/name").asText());
    assertEquals(change.at("/add-field-type/name"), change.at("/add-field/type"));
    assertEquals("measured_sparse_doc_only", change.at("/add-field/name").asText());
    assertFalse(change.at("/add-field/stored").asBoolean(true));
  }

  private static List<String> names(JsonNode filters) {
    return filters.findValuesAsText("name");
  }
}
