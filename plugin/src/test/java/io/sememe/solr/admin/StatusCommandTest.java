// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static io.sememe.solr.testing.EmbeddedCore.params;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusCommandTest {

  @Test
  void all_of_this_node_is_shown_unless_something_else_is_asked_for() {
    assertEquals(new StatusCommand(false, Scope.NODE, false), read());
    assertEquals(new StatusCommand(false, Scope.NODE, false), read("probe", "false"));
    assertEquals(new StatusCommand(false, Scope.CLUSTER, false), read("scope", "cluster"));
    assertEquals(new StatusCommand(false, Scope.NODE, true), read("part", "node"));
  }

  @Test
  void a_node_that_is_asked_by_another_tells_of_itself_only() {
    assertEquals(
        new StatusCommand(false, Scope.NODE, true),
        StatusCommand.of(request(StatusCommand.ofNode())));
  }

  @Test
  void a_probe_asks_for_nothing_else() {
    assertEquals(new StatusCommand(true, Scope.NODE, true), read("probe", "true"));
  }

  @ParameterizedTest
  @CsvSource({
    "scope, cluster, [scope]",
    "part, all, [part]",
    "parts, node, [parts]",
  })
  void a_probe_with_more_is_refused(String name, String value, String said) {
    refused(said, "probe", "true", name, value);
  }

  @ParameterizedTest
  @CsvSource({
    "scope, planet, node or cluster",
    "part, half, all or node",
    "model, one, '[model], only [scope, part, probe]'",
    "probe, perhaps, perhaps"
  })
  void what_is_wrong_is_named(String name, String value, String said) {
    refused(said, name, value);
  }

  @Test
  void a_body_that_unsays_the_probe_shows_no_more() {
    SolrQueryRequest request = request(params("probe", "true"));
    request.setParams(params("probe", "false"));
    assertTrue(StatusCommand.of(request).probe());
  }

  @Test
  void a_body_that_says_probe_is_none() {
    SolrQueryRequest request = request(params());
    request.setParams(params("probe", "true"));
    assertFalse(StatusCommand.of(request).probe());
    assertFalse(StatusCommand.isProbe(null));
  }

  private static StatusCommand read(String... namesAndValues) {
    return StatusCommand.of(request(params(namesAndValues)));
  }

  private static void refused(String said, String... namesAndValues) {
    SolrException e = assertThrows(SolrException.class, () -> read(namesAndValues));
    assertEquals(400, e.code());
    assertTrue(e.getMessage().contains(said), e.getMessage());
  }

  private static SolrQueryRequest request(SolrParams params) {
    return new SolrQueryRequestBase(null, params) {};
  }
}
