// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.admin.SpacesCommand.Action;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpacesCommandTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef";

  @Test
  void without_an_action_it_shows_however_the_request_came() {
    SpacesCommand show = new SpacesCommand(Action.SHOW, "", "", false);
    assertEquals(show, get());
    assertEquals(show, post());
    assertEquals(show, get("action", "show"));
  }

  @Test
  void a_fingerprint_is_accepted_for_a_field() {
    assertEquals(
        new SpacesCommand(Action.ACCEPT, "vector", HASH, false),
        post("action", "accept", "field", "vector", "fingerprint", HASH));
  }

  @Test
  void a_field_is_forgotten_by_force_only_when_asked_to() {
    assertEquals(
        new SpacesCommand(Action.FORGET, "vector", "", false),
        post("action", "forget", "field", "vector"));
    assertEquals(
        new SpacesCommand(Action.FORGET, "vector", "", true),
        post("action", "forget", "field", "vector", "force", "true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "forget"})
  void what_changes_something_is_refused_unless_it_is_posted(String action) {
    refused(() -> get("action", action, "field", "vector"), "use POST", action);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ACCEPT", "delete", "forget "})
  void an_unknown_action_is_named_and_the_right_ones_are_listed(String action) {
    refused(() -> post("action", action), "no action '" + action + "'", "show, accept", "forget");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "0123", HASH + "0", "0123456789ABCDEF0123456789ABCDEF", "g" + HASH})
  void a_fingerprint_that_is_none_is_refused(String fingerprint) {
    refused(
        () -> post("action", "accept", "field", "vector", "fingerprint", fingerprint),
        "fingerprint");
  }

  @Test
  void what_is_missing_is_named() {
    refused(() -> post("action", "accept", "fingerprint", HASH), "needs field");
    refused(() -> post("action", "accept", "field", "vector"), "needs fingerprint");
    refused(() -> post("action", "forget"), "needs field");
  }

  @Test
  void a_parameter_of_another_action_is_refused_and_the_right_ones_are_listed() {
    refused(
        () -> post("action", "forget", "field", "vector", "fingerprint", HASH),
        "does not know [fingerprint], only [field, force]");
    refused(() -> get("field", "vector"), "does not know [field], only []");
    refused(() -> post("action", "forget", "feild", "vector"), "does not know [feild]");
  }

  @Test
  void a_force_that_is_neither_true_nor_false_is_refused() {
    refused(() -> post("action", "forget", "field", "vector", "force", "perhaps"), "perhaps");
  }

  @Test
  void what_solr_gives_to_any_handler_is_let_through() {
    get("wt", "json", "indent", "on", "omitHeader", "true", "_", "17", "json.nl", "map");
    get("_forwardedCount", "1", "shards.info", "true", "distrib", "false", "collection", "c");
  }

  private static SpacesCommand get(String... parameters) {
    return command(false, parameters);
  }

  private static SpacesCommand post(String... parameters) {
    return command(true, parameters);
  }

  private static SpacesCommand command(boolean mayChange, String... namesAndValues) {
    ModifiableSolrParams parameters = new ModifiableSolrParams();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.set(namesAndValues[i], namesAndValues[i + 1]);
    }
    return SpacesCommand.of(parameters, mayChange);
  }

  private static void refused(Runnable request, String... said) {
    SolrException e = assertThrows(SolrException.class, request::run);
    assertEquals(400, e.code());
    for (String part : said) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }
}
