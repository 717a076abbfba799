// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NodeComparisonTest {
  private static final Map<String, Object> ONE = ready("f1", "aa");

  @Test
  void models_that_are_the_same_wherever_they_are_in_memory_do_not_diverge() {
    Map<String, Object> unloaded = Map.of("state", "UNLOADED");
    assertEquals(
        List.of(),
        NodeComparison.divergent(
            Map.of("a", node(ONE), "b", node(ONE), "c", node(unloaded), "d", failed(503))));
  }

  @Test
  void another_fingerprint_is_told_node_by_node() {
    assertEquals(
        List.of(
            Map.of(
                "model",
                "one",
                "nodes",
                Map.of(
                    "a", Map.of("fingerprint", "f1", "sha256", Map.of("model.onnx", "aa")),
                    "b", Map.of("fingerprint", "f2", "sha256", Map.of("model.onnx", "aa"))))),
        NodeComparison.divergent(Map.of("a", node(ONE), "b", node(ready("f2", "aa")))));
  }

  @Test
  void other_files_of_a_model_without_vectors_are_told() {
    Map<String, Object> scorer = Map.of("state", "READY", "sha256", Map.of("model.onnx", "aa"));
    Map<String, Object> other = Map.of("state", "READY", "sha256", Map.of("model.onnx", "bb"));
    assertEquals(1, NodeComparison.divergent(Map.of("a", node(scorer), "b", node(other))).size());
  }

  @Test
  void a_collection_is_ready_when_each_node_has_the_models_that_it_names_there() {
    Map<String, Object> named =
        Map.of("state", "LOADING", "namedBy", Map.of("articles", List.of("queryParser semantic")));
    assertTrue(NodeComparison.isReady(List.of(node(ONE), failed(404)), Set.of("articles")));
    assertFalse(NodeComparison.isReady(List.of(node(ONE), node(named)), Set.of("articles")));
    assertTrue(NodeComparison.isReady(List.of(node(ONE), node(named)), Set.of("others")));
  }

  @Test
  void a_coordinator_that_names_them_for_its_configset_counts() {
    Map<String, Object> named =
        Map.of("state", "FAILED", "namedBy", Map.of(".sys.semantic", List.of("queryParser knn")));
    assertTrue(NodeComparison.isReady(List.of(node(named)), Set.of("articles")));
    assertFalse(NodeComparison.isReady(List.of(node(named)), Set.of("articles", ".sys.semantic")));
  }

  @Test
  void of_a_node_that_does_not_answer_nobody_knows_that_it_is_ready() {
    assertFalse(NodeComparison.isReady(List.of(node(ONE), failed(503)), Set.of("articles")));
  }

  private static Map<String, Object> ready(String fingerprint, String hash) {
    return Map.of(
        "state",
        "READY",
        "fingerprint",
        fingerprint,
        "sha256",
        Map.of("model.onnx", hash),
        "namedBy",
        Map.of("articles", List.of("queryParser semantic")));
  }

  private static Map<String, Object> node(Map<String, Object> model) {
    return Map.of("status", 200, "models", Map.of("one", model));
  }

  private static Map<String, Object> failed(int status) {
    return Map.of("status", status, "error", "why");
  }
}
