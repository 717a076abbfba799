// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.Security;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may open the page, and what it tells them that they may do, on two nodes of which one has the
 * collection: what is asked of the other goes on to it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class PageRightsIT {
  private static final String COLLECTION = "watched";
  private static final String READER = "reader";
  private static final String WATCHER = "watcher";
  private static final String ANALYST = "analyst";
  private static final String AUDITOR = "auditor";
  private static final String ADMIN = "admin";
  private static final String STRANGER = "stranger";

  private SolrCluster cluster;

  @BeforeAll
  void start_a_cluster_and_guard_it() throws Exception {
    cluster = SolrCluster.start(List.of(Jdk.current(), Jdk.current()));
    cluster.uploadConfigset("semantic");
    SolrHttp first = cluster.node(0).http();
    String name = first.get("/admin/info/system", Map.of()).orThrow().body().path("node").asText();
    CloudCollection collection =
        CloudCollection.create(
            cluster,
            COLLECTION,
            "semantic",
            Map.of("numShards", "1", "replicationFactor", "1", "createNodeSet", name));
    new Security(
            List.of(READER, WATCHER, ANALYST, AUDITOR, ADMIN, STRANGER),
            List.of(
                path("/sememe/explain", ANALYST, ADMIN),
                path("/sememe/tokens", ANALYST, ADMIN),
                Security.rule("config-read", AUDITOR, ADMIN),
                Security.rule("config-edit", ADMIN),
                Security.rule("metrics-read", WATCHER, ADMIN),
                Security.rule("read", READER, WATCHER, ANALYST, AUDITOR, ADMIN),
                Security.rule("all", ADMIN)))
        .guard(cluster);
    collection.await(this::isGuarded, "guarded");
  }

  private static ObjectNode path(String path, String... roles) {
    ObjectNode rule = Security.rule("for" + path.replace('/', '-'), roles);
    return rule.put("collection", "*").put("path", path);
  }

  private boolean isGuarded() {
    return cluster.nodes().stream().allMatch(node -> page(node.http(), "/page").status() == 401);
  }

  @AfterAll
  void stop_it() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reader | []",
        "watcher | [watch]",
        "analyst | [explain, tokens]",
        "auditor | [follow]",
        "admin | [explain, tokens, watch, manage, follow, encode]"
      })
  void a_reader_is_told_what_the_rules_say_by_every_node(String user, String may) {
    for (SolrNode node : cluster.nodes()) {
      SolrHttp http = Security.as(node.http(), user);
      assertEquals(may, rights(page(http, "/page")));
      assertLets(may, "explain", get(http, "/sememe/explain", "tea"), 200);
      assertLets(may, "tokens", get(http, "/sememe/tokens", "tea"), 200);
      assertLets(may, "watch", get(http, "/sememe/status", null), 200);
      assertLets(may, "manage", act(http, "/sememe/models"), 400);
      assertLets(may, "follow", get(http, "/sememe/embed", null), 200);
      assertLets(may, "encode", act(http, "/sememe/embed"), 400);
    }
  }

  private static void assertLets(String may, String right, Reply reply, int status) {
    assertEquals(may.contains(right) ? status : 403, reply.status(), right);
  }

  private static Reply act(SolrHttp http, String path) {
    return http.postForm(address(path), Map.of("action", "no such verb"));
  }

  /** Returns the names of what the page's description says that the reader may do. */
  static String rights(Reply description) {
    return description.orThrow().body().path("may").properties().stream()
        .filter(right -> right.getValue().asBoolean())
        .map(Map.Entry::getKey)
        .toList()
        .toString();
  }

  @Test
  void who_may_not_read_gets_nothing_of_it() {
    for (SolrNode node : cluster.nodes()) {
      for (String file : List.of("", "/", "/page", "/0123456789abcdef/app.js", "/nothing")) {
        assertEquals(401, page(node.http(), file).status(), file);
        assertEquals(403, page(Security.as(node.http(), STRANGER), file).status(), file);
      }
    }
  }

  @Test
  void tokens_have_a_rule_of_their_own() {
    for (SolrNode node : cluster.nodes()) {
      assertEquals(401, get(node.http(), "/sememe/tokens", "tea").status());
      for (String end : List.of("", "/")) {
        SolrHttp reader = Security.as(node.http(), READER);
        assertEquals(403, get(reader, "/sememe/tokens" + end, "tea").status());
        SolrHttp analyst = Security.as(node.http(), ANALYST);
        assertEquals(200, get(analyst, "/sememe/tokens" + end, "tea").status());
      }
    }
  }

  private static Reply page(SolrHttp http, String below) {
    return http.get(address("/sememe" + below), Map.of());
  }

  private static Reply get(SolrHttp http, String path, String text) {
    return http.get(address(path), text == null ? Map.of() : Map.of("text", text));
  }

  private static String address(String path) {
    return "/" + COLLECTION + path;
  }
}
