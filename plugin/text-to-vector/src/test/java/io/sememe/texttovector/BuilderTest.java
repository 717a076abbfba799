// SPDX-License-Identifier: Apache-2.0
package io.sememe.texttovector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.solr.core.SolrResourceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Solr's model store does with the class, by reflection. */
final class BuilderTest {
  @TempDir private Path home;

  @Test
  void each_parameter_is_a_method_of_its_name() throws Exception {
    assertEquals("SememeEmbeddingModel(bge, auto)", stored(Map.of("model", "bge")).toString());
    assertEquals(
        "SememeEmbeddingModel(bge, passage)",
        stored(Map.of("model", "bge", "role", "passage")).toString());
  }

  @Test
  void models_of_the_same_parameters_are_equal() throws Exception {
    EmbeddingModel one = stored(Map.of("model", "bge", "role", "query"));
    EmbeddingModel same = stored(Map.of("model", "bge", "role", "query"));
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertNotEquals(one, stored(Map.of("model", "bge", "role", "passage")));
    assertNotEquals(one, stored(Map.of("model", "other", "role", "query")));
  }

  @Test
  void a_role_that_there_is_not_is_refused_with_those_that_there_are() {
    assertEquals(
        "role must be one of [query, passage, auto], got: document",
        refusal(Map.of("model", "bge", "role", "document")));
  }

  @Test
  void a_model_must_be_named() {
    String expected = "params must have \"model\": the name of a folder below <solr.home>/models";
    assertEquals(expected, refusal(Map.of("role", "query")));
    assertEquals(expected, refusal(Map.of("model", " ")));
  }

  @Test
  void a_parameter_that_there_is_not_is_refused() {
    assertThrows(NoSuchMethodException.class, () -> stored(Map.of("path", "/etc")));
  }

  @Test
  void what_the_install_guide_stores_is_a_model() throws Exception {
    Path guide = Path.of(System.getProperty("sememe.test.guide"));
    String shown =
        Files.readAllLines(guide).stream()
            .filter(line -> line.startsWith("{\"class\":"))
            .findFirst()
            .orElseThrow();
    JsonNode stored = new ObjectMapper().readTree(shown);
    assertEquals(StoredModel.CLASS, stored.path("class").asText());
    Map<String, String> params = new HashMap<>();
    stored.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asText()));
    assertEquals("SememeEmbeddingModel(bge-small-en-v1.5, auto)", stored(params).toString());
  }

  private String refusal(Map<String, String> params) {
    return assertThrows(InvocationTargetException.class, () -> stored(params))
        .getCause()
        .getMessage();
  }

  private EmbeddingModel stored(Map<String, String> params) throws Exception {
    try (SolrResourceLoader loader = new SolrResourceLoader(home)) {
      return StoredModel.of(loader, params);
    }
  }
}
