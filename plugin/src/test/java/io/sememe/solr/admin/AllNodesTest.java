// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;

final class AllNodesTest {

  @Test
  void one_node_that_did_it_is_enough() {
    AllNodes.requireOne(Map.of("a", failed(503, "away"), "b", Map.of("status", 200)));
  }

  @Test
  void when_all_refuse_for_one_reason_so_does_the_request() {
    SolrException e = refused(Map.of("a", failed(400, "no model"), "b", failed(400, "no model")));
    assertEquals(400, e.code());
  }

  @Test
  void when_they_fail_for_several_reasons_each_is_told() {
    SolrException e = refused(Map.of("a", failed(404, "nothing here"), "b", failed(503, "away")));
    assertEquals(503, e.code());
    assertTrue(e.getMessage().contains("a: nothing here"), e.getMessage());
    assertTrue(e.getMessage().contains("b: away"), e.getMessage());
  }

  @Test
  void a_fault_of_a_node_is_that_nodes_error() {
    Map<String, Object> answer =
        AllNodes.answer(
            () -> {
              throw new IllegalStateException("half open");
            });
    assertEquals(500, answer.get("status"));
    assertTrue(String.valueOf(answer.get("error")).contains("half open"), answer::toString);
  }

  private static SolrException refused(Map<String, Map<String, Object>> answers) {
    return assertThrows(SolrException.class, () -> AllNodes.requireOne(answers));
  }

  private static Map<String, Object> failed(int status, String error) {
    return Map.of("status", status, "error", error);
  }
}
