// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.junit.jupiter.api.Test;

/** What all nodes are asked for when a model is to go: what they name first, then to unload it. */
final class ModelsEverywhereTest {
  private static final Map<String, Object> WITHOUT = Map.of("status", 200, "models", Map.of());
  private static final Map<String, Object> NAMING =
      Map.of(
          "status",
          200,
          "models",
          Map.of("m", Map.of("namedBy", Map.of("articles", List.of("queryParser semantic")))));

  private final List<NodeRequest> asked = new ArrayList<>();

  @Test
  void a_model_that_a_node_names_is_unloaded_on_none() {
    SolrException e = refused(unload(), WITHOUT, NAMING);
    assertEquals(409, e.code());
    assertEquals(List.of("list"), actions());
  }

  @Test
  void a_node_that_does_not_say_what_it_names_keeps_the_model_everywhere_and_is_told() {
    SolrException e = refused(unload(), WITHOUT, failed(503, "it did not answer in time"));
    assertEquals(503, e.code());
    assertTrue(e.getMessage().contains("b: it did not answer in time"), e.getMessage());
    assertTrue(e.getMessage().contains("force=true"), e.getMessage());
    assertEquals(List.of("list"), actions());
  }

  @Test
  void a_node_where_the_user_may_do_nothing_keeps_the_model_and_holds_up_no_other() {
    for (int status : List.of(401, 403)) {
      carryOut(unload(), 600_000, WITHOUT, failed(status, "not you"));
      assertEquals(List.of("list", "unload"), actions());
      asked.clear();
    }
  }

  @Test
  void who_may_ask_no_node_is_told_that() {
    assertEquals(403, refused(unload(), failed(403, "nor you"), failed(403, "not you")).code());
  }

  @Test
  void a_node_whose_collections_have_no_handler_is_asked_for_nothing_it_could_say() {
    carryOut(unload(), 600_000, WITHOUT, failed(404, "no collection"));
    assertEquals(List.of("list", "unload"), actions());
  }

  @Test
  void nobody_is_asked_what_it_names_where_the_model_goes_all_the_same() {
    carryOut(unload().set("force", true), 600_000, WITHOUT, failed(503, "away"));
    assertEquals(List.of("unload"), actions());
  }

  @Test
  void all_that_is_asked_has_together_the_time_that_is_allowed() {
    carryOut(unload(), 1_000, WITHOUT, WITHOUT);
    assertEquals(2, asked.size());
    asked.forEach(request -> assertTrue(request.millis() <= 1_000, () -> request.millis() + " ms"));
  }

  private static ModifiableSolrParams unload() {
    return new ModifiableSolrParams().set("action", "unload").set("model", "m");
  }

  private SolrException refused(
      ModifiableSolrParams parameters, Map<String, Object> a, Map<String, Object> b) {
    return assertThrows(SolrException.class, () -> carryOut(parameters, 600_000, a, b));
  }

  private void carryOut(
      ModifiableSolrParams parameters, long millis, Map<String, Object> a, Map<String, Object> b) {
    ModelsEverywhere.Nodes nodes =
        (request, here) -> {
          asked.add(request);
          return Map.of("a", a, "b", b);
        };
    new ModelsEverywhere(nodes, new ModelVerbs(null, Map::of), "/sememe/models", millis)
        .carryOut(ModelsCommand.of(parameters, true));
  }

  private List<String> actions() {
    return asked.stream().map(request -> request.parameters().get("action")).toList();
  }

  private static Map<String, Object> failed(int status, String error) {
    return Map.of("status", status, "error", error);
  }
}
