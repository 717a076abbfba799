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
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Solr does with whole collections takes vectors along, and the memory of their model. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class MovedCollectionIT {
  private static final String OTHER_MODEL = "other";
  private static final int DOCUMENTS = 12;

  private final SolrCluster cluster;
  @TempDir Path backups;
  private TestCollection original;
  private int number;

  MovedCollectionIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void upload_a_configset_with_another_model() {
    Configset.copy(cluster.node(0), OTHER_MODEL)
        .replace("solrconfig.xml", "${sememe.model:bge-small-en-v1.5}", "all-minilm-l6-v2");
    cluster.uploadConfigset(OTHER_MODEL);
  }

  @BeforeEach
  void fill_a_collection_of_one_shard() {
    number++;
    Map<String, String> layout = Map.of("numShards", "1", "replicationFactor", "2");
    CloudCollection cloud =
        CloudCollection.create(cluster, "original" + number, "semantic", layout);
    cloud.awaitActive();
    original = new TestCollection(cloud);
    original.add(cluster.node(0), documents("d"));
  }

  @Test
  void a_shard_that_is_split_keeps_its_vectors() {
    Map<String, JsonNode> before = original.everything();
    long encoded = original.inferences();
    cluster.collections(
        "SPLITSHARD", Map.of("collection", original.cloud().name(), "shard", "shard1"));
    original.cloud().await(() -> original.cloud().shards().size() == 2, "split");
    original.cloud().awaitActive();
    assertEquals(before, original.everything());
    assertEquals(encoded, original.inferences());
    assertSearched(original);
    original.add(cluster.node(1), documents("e"));
    assertEquals(2 * DOCUMENTS, original.everything().size());
  }

  @Test
  void a_backup_brings_vectors_and_memory_into_another_collection() {
    long encoded = original.inferences();
    backUp();
    TestCollection restored = restored("restored", "semantic");
    assertEquals(vectors(original), vectors(restored));
    assertEquals(original.memory(cluster.node(0)), restored.memory(cluster.node(0)));
    assertEquals(encoded, restored.inferences());
    assertSearched(restored);
    restored.add(cluster.node(1), documents("e"));
    assertEquals(2 * DOCUMENTS, restored.everything().size());
  }

  @Test
  void another_model_is_refused_in_what_was_restored() {
    String fingerprint =
        original.memory(cluster.node(0)).at("/vector/current/fingerprint").asText();
    backUp();
    TestCollection restored = restored("restored-to-change", OTHER_MODEL);
    for (SolrNode node : cluster.nodes()) {
      Reply refused = node.http().add("restored-to-change", documents("e"));
      assertEquals(409, refused.status(), refused::toString);
      assertTrue(refused.errorMessage().contains(fingerprint), refused::errorMessage);
      assertEquals(409, search(node, "restored-to-change", "f=vector").status());
      search(node, "restored-to-change", "f=vector model=bge-small-en-v1.5").orThrow();
    }
    assertEquals(vectors(original), vectors(restored));
  }

  @Test
  void an_alias_is_the_collection() {
    String name = original.cloud().name();
    cluster.collections("CREATEALIAS", Map.of("name", "alias", "collections", name));
    TestCollection alias = new TestCollection(new CloudCollection(cluster, "alias"));
    SolrNode second = cluster.node(1);
    // The other node hears of the alias from ZooKeeper.
    original.cloud().await(() -> isKnown(second, "alias"), "known as alias");
    assertEquals(original.memory(second), alias.memory(second));
    long encoded = original.inferences();
    assertEquals(0, encodedOf(alias.add(second, documents("d"))));
    alias.change(second, "d1", "topic", "set", "money").orThrow();
    assertEquals(encoded, original.inferences());
    alias.change(second, "d2", "title", "set", "Mortgages").orThrow();
    assertEquals(encoded + 1, original.inferences());
    original.cloud().commit();
    assertEquals(DOCUMENTS, original.everything().size());
    assertEquals(original.get(second, "d2"), alias.get(second, "d2"));
    assertNotEquals(
        original.get(second, "d1").path("vector"), alias.get(second, "d2").path("vector"));
    assertFalse(search(second, "alias", "f=vector").orThrow().ids().isEmpty());
  }

  private void assertSearched(TestCollection collection) {
    Set<String> all = new TreeSet<>(collection.everything().keySet());
    for (SolrNode asked : cluster.nodes()) {
      Reply found = search(asked, collection.cloud().name(), "f=vector").orThrow();
      assertEquals(all, new TreeSet<>(found.ids()));
    }
  }

  private void backUp() {
    cluster.collections(
        "BACKUP",
        Map.of(
            "name", original.cloud().name(),
            "collection", original.cloud().name(),
            "location", backups.toString()));
  }

  private TestCollection restored(String name, String configset) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("name", original.cloud().name());
    parameters.put("collection", name);
    parameters.put("location", backups.toString());
    parameters.put("collection.configName", configset);
    cluster.collections("RESTORE", parameters);
    CloudCollection cloud = new CloudCollection(cluster, name);
    cloud.awaitActive();
    return new TestCollection(cloud);
  }

  private static Reply search(SolrNode asked, String collection, String parameters) {
    String query = "{!semantic topK=100 " + parameters + "}beverages";
    return asked.http().query(collection, Map.of("q", query, "rows", "100"));
  }

  private static boolean isKnown(SolrNode node, String name) {
    return node.http().query(name, Map.of("q", "*:*")).status() == 200;
  }

  private static int encodedOf(Reply reply) {
    return reply.body().at("/embedding/vector/encoded").asInt();
  }

  private static List<JsonNode> vectors(TestCollection collection) {
    return collection.everything().values().stream().map(one -> one.path("vector")).toList();
  }

  private static List<ObjectNode> documents(String kind) {
    return IntStream.range(0, DOCUMENTS)
        .mapToObj(i -> document(kind + i, "Drink number " + i, "Of the kind " + kind, "x"))
        .toList();
  }
}
