// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.schema.IndexSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection on its way from one model to another. */
final class TwoSpacesTest {
  private final FakeEmbedder next = new FakeEmbedder();
  private TestCore core;

  @BeforeEach
  void start(@TempDir Path home) throws IOException {
    core = new TestCore(CoreSettings.STORED, home);
    core.factory().targets = this::both;
  }

  @AfterEach
  void stop() throws IOException {
    core.close();
  }

  @Test
  void a_document_gets_the_vectors_of_both() throws Exception {
    core.add(List.of(TestCore.document("id", "1", "body", "one")));
    assertHas("vector", "one", core.get("1"));
    assertHas("vector_2", "one", core.get("1"));
  }

  @Test
  void a_partial_update_changes_both_and_an_unchanged_one_asks_neither() throws Exception {
    core.add(List.of(TestCore.document("id", "1", "body", "one")));
    core.add(List.of(TestCore.document("id", "1", "body", Map.of("set", "two"))));
    core.add(List.of(TestCore.document("id", "1", "body", Map.of("set", "two"))));
    assertHas("vector", "two", core.get("1"));
    assertHas("vector_2", "two", core.get("1"));
    assertEquals(List.of("one", "two"), core.factory().embedder.started);
    assertEquals(List.of("one", "two"), next.started);
  }

  @Test
  void a_touch_gives_an_older_document_the_vector_that_it_lacks() throws Exception {
    core.factory().targets = this::onlyTheFirst;
    core.add(List.of(TestCore.document("id", "1", "body", "one")));
    core.factory().targets = this::both;
    core.add(List.of(TestCore.document("id", "1", "vector_2", Map.of("set", List.of()))));
    assertHas("vector", "one", core.get("1"));
    assertHas("vector_2", "one", core.get("1"));
    assertEquals(List.of("one"), core.factory().embedder.started);
  }

  @Test
  void a_partial_update_takes_away_what_is_no_longer_kept_up_to_date() throws Exception {
    core.add(List.of(TestCore.document("id", "1", "body", "one")));
    core.factory().targets = this::onlyTheSecond;
    core.add(List.of(TestCore.document("id", "1", "topic", Map.of("set", "x"))));
    assertTrue(core.get("1").containsKey("vector"));
    core.add(List.of(TestCore.document("id", "1", "body", Map.of("set", "two"))));
    assertFalse(core.get("1").containsKey("vector"));
    assertFalse(core.get("1").containsKey("vector_hash"));
    assertHas("vector_2", "two", core.get("1"));
    core.commit();
    assertEquals(Map.of("1", List.of()), core.indexed("1", "vector"));
  }

  private Targets both(IndexSchema schema) {
    return new Targets(List.of(first(schema), second(schema)), List.of());
  }

  private Targets onlyTheFirst(IndexSchema schema) {
    return new Targets(List.of(first(schema)), List.of());
  }

  private Targets onlyTheSecond(IndexSchema schema) {
    return new Targets(List.of(second(schema)), List.of("vector"));
  }

  private Target first(IndexSchema schema) {
    return core.factory().target(schema, "vector", core.factory().embedder);
  }

  private Target second(IndexSchema schema) {
    return core.factory().target(schema, "vector_2", next);
  }

  private static void assertHas(String field, String text, SolrDocument document) {
    float[] vector = FakeEmbedder.vectorOf(text);
    assertEquals(List.of(vector[0], vector[1]), List.copyOf(document.getFieldValues(field)));
  }
}
