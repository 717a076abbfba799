// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.EmbedJob;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Collections among which an alias decides by a field of the document. */
@ExtendWith(SharedCluster.class)
final class RoutedAliasIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CONFIGSET = "routed";
  private static final String DATES =
      """
        <fieldType name="date" class="solr.DatePointField" docValues="true"/>
        <field name="day" type="date" indexed="true" stored="true"/>
      </schema>
      """;

  private final SolrCluster cluster;

  /** What decides, where it sends the first document, and where the second. */
  private enum Router {
    CATEGORY("topic", "sea", "land", "__CRA__sea", "__CRA__land"),
    TIME(
        "day",
        "2024-01-01T12:00:00Z",
        "2024-01-02T12:00:00Z",
        "__TRA__2024-01-01",
        "__TRA__2024-01-02");

    private final String field;
    private final String one;
    private final String other;
    private final String first;
    private final String second;

    Router(String field, String one, String other, String first, String second) {
      this.field = field;
      this.one = one;
      this.other = other;
      this.first = first;
      this.second = second;
    }

    private String alias() {
      return "events-by-" + field;
    }

    private String collection(int number) {
      return alias() + (number == 0 ? first : second);
    }

    private ObjectNode routed(ObjectNode document, int number) {
      return document.put(field, number == 0 ? one : other);
    }

    private Map<String, String> settings() {
      return this == CATEGORY
          ? Map.of("router.maxCardinality", "5")
          : Map.of("router.start", "2024-01-01T00:00:00Z", "router.interval", "+1DAY");
    }
  }

  RoutedAliasIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void upload_the_configset() {
    TwoSpaces.install(cluster.node(0), CONFIGSET).replace("managed-schema.xml", "</schema>", DATES);
    cluster.uploadConfigset(CONFIGSET);
  }

  @ParameterizedTest
  @EnumSource
  void text_changes_in_the_collection_that_has_it_and_the_job_works_there(Router router) {
    SolrHttp http = cluster.node(0).http();
    createAlias(router);
    assertRefused(router, cluster.node(1).http());
    TwoSpaces.addBare(
        http,
        router.alias(),
        List.of(
            router.routed(document("1", "Herons", "At the shore.", "birds"), 0),
            router.routed(document("2", "Foxes", "In the wood.", "beasts"), 1)));
    String first = router.collection(0);
    EmbedJob job = new EmbedJob(http, first);
    job.ask("start", "field", "vector", "load", "1").orThrow();
    job.await("DONE", PATIENCE);
    assertEquals(1, TwoSpaces.count(http, first, "vector_hash:*"));
    cluster.nodes().forEach(node -> assertRefused(router, node.http()));

    String itself = "/" + first + "/update?commit=true&alias.update.distrib=TOLEADER";
    http.postJson(itself, newText().arrayNode().add(newText())).orThrow();
    assertEquals(1, TwoSpaces.count(http, first, "+body:sand +vector_hash:*"));
    assertEquals(0, TwoSpaces.count(http, router.collection(1), "vector_hash:*"));

    ObjectNode third = router.routed(document("3", "Owls", "In the night.", "birds"), 1);
    http.add(router.alias(), List.of(third)).orThrow();
    http.commit(router.alias()).orThrow();
    assertEquals(1, TwoSpaces.count(http, router.collection(1), "vector_hash:*"));
    assertEquals(Set.of("1", "3"), nearest(router));
  }

  /** The collections behind the alias are searched together. */
  private Set<String> nearest(Router router) {
    Map<String, String> question = Map.of("q", "{!semantic f=vector topK=10}birds", "fl", "id");
    return new TreeSet<>(cluster.node(1).http().query(router.alias(), question).orThrow().ids());
  }

  private static void assertRefused(Router router, SolrHttp http) {
    Reply refused = http.add(router.alias(), List.of(newText()));
    assertEquals(400, refused.status(), refused::toString);
    String alias = "alias '" + router.alias() + "'";
    assertTrue(refused.errorMessage().contains(alias), refused::errorMessage);
  }

  private void createAlias(Router router) {
    Map<String, String> settings = new HashMap<>(router.settings());
    settings.put("name", router.alias());
    settings.put("router.name", router.name().toLowerCase(Locale.ROOT));
    settings.put("router.field", router.field);
    settings.put("create-collection.collection.configName", CONFIGSET);
    settings.put("create-collection.numShards", "2");
    cluster.collections("CREATEALIAS", settings);
  }

  private static ObjectNode newText() {
    ObjectNode update = JsonNodeFactory.instance.objectNode().put("id", "1");
    update.putObject("body").put("set", "In the sand.");
    return update;
  }
}
