// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.explain;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.TemporaryNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One rule for one path guards all ways to attention, on a node of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainPermissionIT {
  private static final String CORE = "guarded";

  private TemporaryNode node;

  @BeforeAll
  void start_a_guarded_node() {
    node = TemporaryNode.start(spec -> Guard.security().guard(spec));
    SolrHttp admin = as(Guard.ADMIN);
    admin.createCore(CORE, "semantic").orThrow();
    admin.add(CORE, List.of(document("1", "Tea", "Leaves in hot water.", "cooking"))).orThrow();
    admin.commit(CORE).orThrow();
  }

  @AfterAll
  void stop_it() {
    node.close();
  }

  @Test
  void who_is_unknown_is_asked_who_it_is() {
    assertEquals(401, explain(http(), "").status());
    assertEquals(401, select(http(), "id,[attention f=body]").status());
  }

  @Test
  void who_may_read_documents_may_not_see_what_the_rule_guards() {
    SolrHttp reader = as(Guard.READER);
    assertEquals("1", select(reader, "id").orThrow().ids().get(0));
    assertEquals(403, explain(reader, "").status());
    assertRefused(select(reader, "id,[attention f=body]"));
    assertRefused(select(reader, "id,why:[attention f=body attention=none q=tea]"));
    Reply get = reader.get("/" + CORE + "/get", Map.of("id", "1", "fl", "id,[attention f=body]"));
    assertRefused(get);
  }

  @Test
  void no_other_way_of_writing_the_path_leads_past_the_rule() {
    assertEquals(403, explain(as(Guard.READER), "/").status());
  }

  // Solr's transformer says 400 for whatever goes wrong inside.
  @Test
  void no_query_within_a_query_leads_past_it_either() {
    SolrHttp reader = as(Guard.READER);
    assertEquals("1", within(reader, "id").orThrow().ids().get(0));
    assertEquals(400, within(reader, "id,[attention f=body]").status());
  }

  @Test
  void who_the_rule_lets_in_sees_it_by_all_ways() {
    SolrHttp analyst = as(Guard.ANALYST);
    assertEquals(12, explain(analyst, "").orThrow().body().path("layers").asInt());
    JsonNode found = select(analyst, "id,[attention f=body]").orThrow().documents().get(0);
    assertEquals(12, found.at("/[attention]/layers").asInt(), found::toString);
  }

  private SolrHttp http() {
    return node.node().http();
  }

  private SolrHttp as(String user) {
    return Guard.as(http(), user);
  }

  private static Reply explain(SolrHttp http, String after) {
    return http.postForm("/" + CORE + "/sememe/explain" + after, Map.of("id", "1", "f", "body"));
  }

  private static Reply select(SolrHttp http, String fields) {
    return http.query(CORE, Map.of("q", "id:1", "fl", fields));
  }

  private static Reply within(SolrHttp http, String fields) {
    return http.query(
        CORE, Map.of("q", "id:1", "fl", "id,more:[subquery]", "more.q", "id:1", "more.fl", fields));
  }

  private static void assertRefused(Reply reply) {
    assertEquals(403, reply.status(), reply.errorMessage());
    assertTrue(reply.errorMessage().contains("attention"), reply.errorMessage());
  }
}
