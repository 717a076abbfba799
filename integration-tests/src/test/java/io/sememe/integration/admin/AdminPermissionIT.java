// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.Security;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may do what with models, on two nodes with Solr's basic authentication and rule-based
 * authorization. A reader may read documents, an updater change them, a watcher read metrics, a
 * prober ask for health, an editor edit the configuration of one collection, an administrator all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class AdminPermissionIT {
  private static final String READER = "reader";
  private static final String UPDATER = "updater";
  private static final String WATCHER = "watcher";
  private static final String PROBER = "prober";
  private static final String EDITOR = "editor";
  private static final String ADMIN = "admin";

  /** On the first node; the editor's. */
  private static final String OURS = "ours";

  /** On both nodes; not the editor's. */
  private static final String THEIRS = "theirs";

  /** What the copies are made of. */
  private static final String MODEL = "all-minilm-l6-v2";

  /** Each of one test alone: whether it is in memory depends on no other test. */
  private static final String REFUSED = "refused-to-all";

  private static final String EDITED = "loaded-by-the-editor";
  private static final String ADMINISTERED = "loaded-by-the-administrator";

  private SolrCluster cluster;

  @BeforeAll
  void start_a_cluster_and_guard_it() throws Exception {
    cluster = SolrCluster.start(List.of(Jdk.current(), Jdk.current()));
    for (SolrNode node : cluster.nodes()) {
      Path source = node.home().folder().resolve("models").resolve(MODEL);
      List.of(REFUSED, EDITED, ADMINISTERED).forEach(name -> node.home().addModel(name, source));
    }
    cluster.uploadConfigset("semantic");
    CloudCollection.create(
        cluster, THEIRS, "semantic", Map.of("numShards", "1", "replicationFactor", "2"));
    CloudCollection ours =
        CloudCollection.create(
            cluster,
            OURS,
            "semantic",
            Map.of("numShards", "1", "replicationFactor", "1", "createNodeSet", firstNode()));
    ObjectNode editors = Security.rule("config-edit", EDITOR, ADMIN).put("collection", OURS);
    new Security(
            List.of(READER, UPDATER, WATCHER, PROBER, EDITOR, ADMIN),
            List.of(
                editors,
                Security.rule("config-edit", ADMIN),
                Security.rule("config-read", ADMIN),
                Security.rule("metrics-read", WATCHER, EDITOR, ADMIN),
                Security.rule("health", PROBER, ADMIN),
                Security.rule("read", READER, ADMIN),
                Security.rule("update", UPDATER, ADMIN),
                Security.rule("all", ADMIN)))
        .guard(cluster);
    ours.await(this::isGuarded, "guarded");
  }

  private String firstNode() {
    SolrHttp http = cluster.node(0).http();
    return http.get("/admin/info/system", Map.of()).orThrow().body().path("node").asText();
  }

  private boolean isGuarded() {
    return cluster.nodes().stream()
        .allMatch(node -> list(node.http(), THEIRS, "node").status() == 401);
  }

  @AfterAll
  void stop_it() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({
    "anonymous, 401, 401, 401",
    "reader, 403, 403, 403",
    "updater, 403, 403, 403",
    "watcher, 200, 200, 403",
    "prober, 403, 403, ready",
    "admin, 200, 200, ready"
  })
  void lists_and_statuses_are_for_those_who_may_read_metrics_and_probes_for_health(
      String user, int list, int status, String probe) {
    assertEquals(list, list(as(user), THEIRS, "node").status());
    assertEquals(status, status(user, Map.of()).status());
    Reply probed = status(user, Map.of("probe", "true"));
    if (probe.equals("ready")) {
      assertTrue(List.of(200, 503).contains(probed.status()), probed.errorMessage());
      assertTrue(probed.body().has("ready"), probed.body()::toString);
      assertFalse(probed.body().has("models"), probed.body()::toString);
    } else {
      assertEquals(Integer.parseInt(probe), probed.status());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "anonymous, 401",
    "reader, 403",
    "updater, 403",
    "watcher, 403",
    "prober, 403",
    "editor, 403"
  })
  void every_verb_is_refused_to_those_who_may_not_edit_the_configuration(String user, int status) {
    for (String verb : List.of("load", "unload", "reload", "warm", "verify")) {
      assertEquals(status, verb(user, THEIRS, verb, REFUSED, "node").status(), verb);
      assertEquals(status, verb(user, THEIRS, verb, REFUSED, "cluster").status(), verb);
    }
    assertEquals(List.of("UNLOADED", "UNLOADED"), states(REFUSED));
  }

  @Test
  void a_get_changes_nothing_whoever_asks() {
    for (String user : List.of(WATCHER, ADMIN)) {
      Reply get =
          as(user).get("/" + THEIRS + "/sememe/models", Map.of("action", "load", "model", REFUSED));
      assertEquals(400, get.status(), get.errorMessage());
    }
    assertEquals(403, as(READER).postForm("/" + THEIRS + "/sememe/models", Map.of()).status());
  }

  @Test
  void an_administrator_loads_and_unloads_on_all_nodes() {
    JsonNode loaded =
        verb(ADMIN, THEIRS, "load", ADMINISTERED, "cluster").orThrow().body().path("nodes");
    assertEquals(List.of(200, 200), statuses(loaded), loaded::toString);
    JsonNode unloaded =
        verb(ADMIN, OURS, "unload", ADMINISTERED, "cluster").orThrow().body().path("nodes");
    assertEquals(List.of(200, 200), statuses(unloaded), unloaded::toString);
  }

  @Test
  void a_right_to_one_collection_counts_on_its_nodes() {
    assertEquals(200, verb(EDITOR, OURS, "load", EDITED, "node").status());
    Reply everywhere = verb(EDITOR, OURS, "unload", EDITED, "cluster").orThrow();
    assertEquals(
        List.of(200, 403), statuses(everywhere.body().path("nodes")), everywhere.body()::toString);
  }

  @Test
  void a_body_of_json_cannot_make_a_status_of_a_probe() {
    Reply reply =
        as(PROBER)
            .get(
                "/" + THEIRS + "/sememe/status",
                Map.of("probe", "true", "json", "{\"params\":{\"probe\":false}}"));
    assertFalse(reply.body().has("models"), reply.body()::toString);
    Reply turned =
        as(PROBER)
            .get("/" + THEIRS + "/sememe/status", Map.of("json", "{\"params\":{\"probe\":true}}"));
    assertEquals(403, turned.status());
  }

  @Test
  void what_is_for_readers_stays_for_readers() {
    assertEquals(200, as(READER).query(THEIRS, Map.of("q", "*:*")).status());
    assertEquals(403, as(WATCHER).query(THEIRS, Map.of("q", "*:*")).status());
  }

  private List<String> states(String model) {
    JsonNode nodes = list(as(ADMIN), THEIRS, "cluster").orThrow().body().path("nodes");
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(node -> node.path("models").path(model).path("state").asText())
        .toList();
  }

  private static List<Integer> statuses(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(node -> node.path("status").asInt())
        .sorted()
        .toList();
  }

  private SolrHttp as(String user) {
    SolrHttp http = cluster.node(0).http();
    return user.equals("anonymous") ? http : Security.as(http, user);
  }

  private Reply status(String user, Map<String, String> parameters) {
    return as(user).get("/" + THEIRS + "/sememe/status", parameters);
  }

  private static Reply list(SolrHttp http, String collection, String scope) {
    return http.get("/" + collection + "/sememe/models", Map.of("scope", scope));
  }

  private Reply verb(String user, String collection, String verb, String model, String scope) {
    return as(user)
        .postForm(
            "/" + collection + "/sememe/models",
            Map.of("action", verb, "model", model, "scope", scope));
  }
}
