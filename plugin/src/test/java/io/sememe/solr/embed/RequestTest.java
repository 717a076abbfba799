// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTest {

  @Test
  void a_request_that_names_no_action_asks_for_the_status() {
    assertEquals(Action.STATUS, Action.of(params(Map.of("wt", "json", "_", "1")), false));
    assertEquals(Action.RESUME, Action.of(params(Map.of("action", "resume", "load", "1")), true));
  }

  @Test
  void an_unknown_action_is_answered_with_those_that_there_are() {
    assertRefused("[status, start, pause, resume, cancel]", () -> action("action", "restart"));
    assertRefused("status", () -> action("action", "START"));
  }

  @Test
  void an_unknown_parameter_is_answered_with_those_that_there_are() {
    assertRefused(
        "[field, into, model, load, tolerate], not feild",
        () -> Action.of(params(Map.of("action", "start", "feild", "vector")), true));
    assertRefused("not load", () -> action("load", "1"));
  }

  @Test
  void only_the_status_can_be_had_without_post() {
    assertEquals(Action.STATUS, Action.of(params(Map.of("action", "status")), false));
    assertRefused("POST", () -> Action.of(params(Map.of("action", "cancel")), false));
  }

  @Test
  void what_is_not_given_is_null_and_what_is_missing_is_named() {
    Parameters none = new Parameters(params(Map.of("field", " ")));
    assertNull(none.load());
    assertNull(none.tolerate());
    assertRefused("field is missing", () -> none.required("field"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.049", "1.01", "-1", "NaN", "half", "Infinity"})
  void a_load_that_is_no_share_is_refused(String load) {
    assertRefused("load", () -> new Parameters(params(Map.of("load", load))).load());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "NaN", "3000000000", "all"})
  void a_tolerance_that_is_no_count_is_refused(String tolerate) {
    Parameters parameters = new Parameters(params(Map.of("tolerate", tolerate)));
    assertRefused("tolerate", parameters::tolerate);
  }

  @Test
  void values_within_their_ranges_are_taken() {
    Parameters parameters = new Parameters(params(Map.of("load", "0.05", "tolerate", "7")));
    assertEquals(0.05, parameters.load());
    assertEquals(7, parameters.tolerate());
  }

  private static Action action(String name, String value) {
    return Action.of(params(Map.of(name, value)), true);
  }

  private static MapSolrParams params(Map<String, String> params) {
    return new MapSolrParams(params);
  }

  private static void assertRefused(String said, Executable call) {
    SolrException refused = assertThrows(SolrException.class, call);
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains(said), refused.getMessage());
  }
}
