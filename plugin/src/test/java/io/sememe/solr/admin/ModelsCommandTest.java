// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static io.sememe.solr.testing.EmbeddedCore.params;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.admin.ModelsCommand.Action;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelsCommandTest {

  @Test
  void without_an_action_it_lists_however_the_request_came() {
    ModelsCommand list = new ModelsCommand(Action.LIST, "", Scope.NODE, false, false, false);
    assertEquals(list, ModelsCommand.of(params(), false));
    assertEquals(list, ModelsCommand.of(params("action", "list"), true));
  }

  @Test
  void what_is_not_said_is_the_smaller_thing() {
    assertEquals(
        new ModelsCommand(Action.LOAD, "one", Scope.NODE, false, false, false),
        post("action", "load", "model", "one"));
  }

  @Test
  void all_that_is_said_counts() {
    assertEquals(
        new ModelsCommand(Action.LOAD, "one", Scope.CLUSTER, false, true, true),
        post(
            "action",
            "load",
            "model",
            "one",
            "scope",
            "cluster",
            "preflight",
            "true",
            "wait",
            "true",
            "timeAllowed",
            "1000"));
    assertEquals(
        new ModelsCommand(Action.UNLOAD, "one", Scope.NODE, true, false, false),
        post("action", "unload", "model", "one", "scope", "node", "force", "true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"load", "unload", "reload", "warm", "verify"})
  void what_changes_something_is_posted_and_names_a_model(String action) {
    assertEquals("one", post("action", action, "model", "one").model());
    refused(() -> ModelsCommand.of(params("action", action, "model", "one"), false), "use POST");
    refused(() -> post("action", action), "needs model");
    refused(() -> post("action", action, "model", " "), "needs model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LOAD", "delete", "load "})
  void an_unknown_action_is_named_and_the_right_ones_are_listed(String action) {
    refused(
        () -> post("action", action, "model", "one"),
        "no action '" + action + "'",
        "load [model, scope, preflight, wait, timeAllowed]",
        "verify");
  }

  @ParameterizedTest
  @CsvSource({
    "load, force",
    "unload, wait",
    "unload, preflight",
    "reload, preflight",
    "warm, wait",
    "verify, force",
    "load, path",
    "load, device"
  })
  void a_parameter_of_another_action_is_refused(String action, String parameter) {
    refused(
        () -> post("action", action, "model", "one", parameter, "true"),
        "does not know [" + parameter + "], only [model, scope");
  }

  @Test
  void values_that_are_none_are_refused() {
    refused(() -> post("action", "load", "model", "one", "wait", "soon"), "soon");
    refused(() -> post("action", "load", "model", "one", "scope", "all"), "node or cluster", "all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"load", "unload", "reload", "warm", "verify"})
  void a_node_is_asked_the_same_for_itself(String action) {
    ModelsCommand asked = post("action", action, "model", "one", "scope", "cluster");
    ModelsCommand there = ModelsCommand.of(asked.forNode(1000), true);
    assertEquals(Scope.NODE, there.scope());
    assertEquals(asked.action(), there.action());
    assertEquals(asked.model(), there.model());
  }

  @ParameterizedTest
  @ValueSource(strings = {"load", "unload", "reload", "warm", "verify"})
  void whatever_may_take_long_is_told_how_long(String action) {
    ModelsCommand asked = post("action", action, "model", "one", "timeAllowed", "5");
    assertEquals("1000", asked.forNode(1000).get("timeAllowed"));
  }

  @Test
  void a_node_is_told_all_that_was_said() {
    ModelsCommand asked =
        post("action", "load", "model", "one", "preflight", "true", "wait", "true");
    assertEquals(asked, ModelsCommand.of(asked.forNode(1000), true));
    assertEquals("1000", asked.forNode(1000).get("timeAllowed"));
  }

  private static ModelsCommand post(String... namesAndValues) {
    return ModelsCommand.of(params(namesAndValues), true);
  }

  private static void refused(Runnable request, String... said) {
    SolrException e = assertThrows(SolrException.class, request::run);
    assertEquals(400, e.code());
    for (String part : said) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }
}
