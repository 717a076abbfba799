// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes, on the oldest and the newest Java of this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class SolrCloudIT {
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final List<String> DRINKS =
      List.of("Espresso", "Lemonade", "Green tea", "Apple juice", "Beer", "Hot chocolate");
  private static final List<String> MONEY =
      List.of("Mortgages", "Savings", "Interest rates", "Bonds", "Income tax", "Inflation");
  private static final Set<String> DRINK_IDS = Set.of("d0", "d1", "d2", "d3", "d4", "d5");

  private SolrCluster cluster;
  private TestCollection collection;
  private int number;

  @BeforeAll
  void start_a_cluster() {
    List<Jdk> installed = Jdk.installed();
    cluster = SolrCluster.start(List.of(Jdk.current(), installed.get(installed.size() - 1)));
    cluster.uploadConfigset("semantic");
  }

  @BeforeEach
  void create_a_collection() {
    number++;
    collection =
        new TestCollection(CloudCollection.create(cluster, "articles" + number, "semantic"));
    collection.cloud().awaitActive();
  }

  @AfterEach
  void delete_the_collection() {
    collection.cloud().close();
  }

  @AfterAll
  void stop_the_cluster_and_leave_nothing() {
    if (cluster == null) {
      // It did not start, which is the failure to show, and took itself away.
      return;
    }
    cluster.close();
    for (SolrNode node : cluster.nodes()) {
      assertFalse(node.isAlive());
      assertFalse(Files.exists(node.home().folder()));
    }
  }

  @Test
  void documents_sent_to_one_node_have_the_same_vector_on_both_replicas_of_their_shard() {
    long byFirst = TestCollection.inferences(cluster.node(FIRST));
    long byAll = collection.inferences();
    Reply reply = collection.add(cluster.node(FIRST), articles("d", "m"));
    assertEquals(12, reply.body().at("/embedding/vector/encoded").asInt(), reply.body()::toString);
    assertReplicasEqual(12);
    assertEquals(byFirst + 12, TestCollection.inferences(cluster.node(FIRST)));
    assertEquals(byAll + 12, collection.inferences());
  }

  @Test
  void either_node_finds_over_both_shards_what_words_miss() {
    collection.add(cluster.node(SECOND), articles("d", "m"));
    for (Map<String, JsonNode> shard : firstReplicas()) {
      assertTrue(shard.keySet().stream().anyMatch(DRINK_IDS::contains), shard.keySet()::toString);
    }
    for (SolrNode node : cluster.nodes()) {
      Map<String, String> words = Map.of("q", "beverages");
      assertEquals(List.of(), node.http().query(collection.cloud().name(), words).orThrow().ids());
      List<String> found = collection.meaning(node, "beverages", "*:*", 6);
      assertEquals(DRINK_IDS, new TreeSet<>(found));
      List<String> filtered = collection.meaning(node, "beverages", "topic:money", 20);
      assertEquals(Set.of("m0", "m1", "m2", "m3", "m4", "m5"), new TreeSet<>(filtered));
    }
  }

  @Test
  void a_partial_update_keeps_the_vector_on_both_replicas() {
    collection.add(cluster.node(FIRST), articles("d", "m"));
    Map<String, JsonNode> before = everything();
    List<ObjectNode> updates = new ArrayList<>();
    for (String id : before.keySet()) {
      ObjectNode update = document(id, "", "", "").retain("id");
      update.putObject("topic").put("set", "changed");
      updates.add(update);
    }
    collection.add(cluster.node(SECOND), updates);
    assertReplicasEqual(12);
    everything()
        .forEach(
            (id, after) -> {
              assertEquals("changed", after.path("topic").asText());
              assertEquals(before.get(id).path("vector"), after.path("vector"));
            });
  }

  @Test
  void a_killed_node_catches_up_after_its_restart() {
    collection.add(cluster.node(FIRST), articles("d"));
    cluster.node(SECOND).kill();
    collection.cloud().awaitLedBy(cluster.node(FIRST));
    collection.add(cluster.node(FIRST), articles("m"));

    SolrNode restarted = cluster.restart(SECOND);
    collection.cloud().await(() -> collection.holds(12), "the same on both replicas");
    collection.cloud().awaitActive();
    assertReplicasEqual(12);
    assertEquals(0, TestCollection.inferences(restarted));
    assertEquals(DRINK_IDS, new TreeSet<>(collection.meaning(restarted, "beverages", "*:*", 6)));
  }

  @Test
  void only_the_node_that_receives_documents_encodes_them() throws IOException {
    Path models = cluster.node(SECOND).home().folder().resolve("models");
    Path hidden = models.resolveSibling("models.hidden");
    cluster.node(SECOND).stop();
    Files.move(models, hidden);
    try {
      SolrNode without = cluster.restart(SECOND);
      collection.cloud().awaitActive();
      Reply refused = without.http().add(collection.cloud().name(), articles("d"));
      assertNotEquals(200, refused.status());
      assertTrue(refused.errorMessage().contains("model"), refused::errorMessage);
      collection.add(cluster.node(FIRST), articles("d", "m"));
      assertReplicasEqual(12);
    } finally {
      Files.move(hidden, models);
    }
  }

  private void assertReplicasEqual(int count) {
    int sum = 0;
    for (List<Map<String, JsonNode>> shard : collection.contents()) {
      assertEquals(2, shard.size());
      assertEquals(shard.get(0), shard.get(1));
      shard.get(0).values().forEach(found -> assertEquals(384, found.path("vector").size()));
      assertFalse(shard.get(0).isEmpty());
      sum += shard.get(0).size();
    }
    assertEquals(count, sum);
  }

  private List<Map<String, JsonNode>> firstReplicas() {
    return collection.contents().stream().map(shard -> shard.get(0)).toList();
  }

  private Map<String, JsonNode> everything() {
    Map<String, JsonNode> all = new TreeMap<>();
    firstReplicas().forEach(all::putAll);
    return all;
  }

  private static List<ObjectNode> articles(String... kinds) {
    List<ObjectNode> articles = new ArrayList<>();
    for (String kind : kinds) {
      boolean drink = kind.equals("d");
      List<String> titles = drink ? DRINKS : MONEY;
      IntStream.range(0, titles.size())
          .mapToObj(i -> document(kind + i, titles.get(i), "", drink ? "cooking" : "money"))
          .forEach(articles::add);
    }
    return articles;
  }
}
