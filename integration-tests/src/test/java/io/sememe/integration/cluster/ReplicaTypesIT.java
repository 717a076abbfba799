// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Replica;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.Storm;
import io.sememe.integration.node.WholeRun;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Three nodes, of which each has a replica of another type, or none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class ReplicaTypesIT {
  private static final String CONFIGSET = "several";
  private static final Map<String, String> EACH_TYPE =
      Map.of("numShards", "1", "nrtReplicas", "1", "tlogReplicas", "1", "pullReplicas", "1");
  private static final List<String> IDS = List.of("a", "b", "c", "d");
  private static final int ADDED = 40;

  /** One inference for the vector, one for those of the tokens. */
  private static final long PER_TEXT = 2;

  private SolrCluster cluster;

  @BeforeAll
  void start_a_cluster() {
    List<Jdk> jdks = List.of(Jdk.current(), Jdk.current(), Jdk.current());
    // A replica that copies the index asks for it twice in this time.
    cluster = SolrCluster.start(jdks, spec -> spec.withProperty("solr.autoCommit.maxTime", "4000"));
    Configset.copy(cluster.node(0), CONFIGSET)
        .replace(
            "managed-schema.xml",
            "<field name=\"body\" type=\"text_en\" ",
            "<field name=\"body\" type=\"text_en\" multiValued=\"true\" ")
        .replace("solrconfig.xml", "${sememe.tokens:none}", "int8");
    cluster.uploadConfigset(CONFIGSET);
  }

  @AfterAll
  void stop_the_cluster() {
    cluster.close();
  }

  @Test
  void replicas_of_all_types_get_the_vector_that_was_made_once() {
    TestCollection collection = create("types", EACH_TYPE);
    assertEquals(Set.of("NRT", "TLOG", "PULL"), types(collection));
    long before = collection.inferences();
    collection.add(on(collection, "PULL"), articles());
    assertEquals(PER_TEXT * IDS.size(), collection.inferences() - before);
    assertVectors(collection.everything().values());
    assertEquals(PER_TEXT * IDS.size(), collection.inferences() - before);
  }

  @Test
  void a_node_that_was_killed_gets_its_vectors_back_from_logs_and_encodes_nothing() {
    TestCollection shared = create("killed", EACH_TYPE);
    int victim = numberOf(leader(shared));
    TestCollection alone = create("alone", onNodes(victim, victim));
    cluster.nodes().forEach(node -> addOnly(shared, node, "shared" + node.port()));
    addOnly(alone, cluster.node(victim), "alone");
    JsonNode logged = alone.get(cluster.node(victim), "alone");
    cluster.node(victim).kill();

    long others = shared.inferences();
    SolrNode restarted = cluster.restart(victim);
    shared.cloud().awaitActive();
    alone.cloud().awaitActive();
    shared.cloud().commit();
    assertEquals(3, assertVectors(shared.everything().values()));
    assertEquals(logged, alone.get(restarted, "alone"));
    assertEquals(0, TestCollection.inferences(restarted));
    assertEquals(others, shared.inferences());
  }

  @Test
  void a_partial_update_through_a_replica_of_any_type_gives_the_vector_of_the_merged_text() {
    assertMerging(create("merged", EACH_TYPE));
  }

  @Test
  void so_it_does_through_a_node_that_has_another_shard_and_one_that_has_none() {
    assertMerging(create("elsewhere", onNodes(0, 1)));
  }

  @Test
  void nothing_is_lost_when_two_nodes_add_to_the_same_document_at_once() {
    TestCollection collection = create("contended", EACH_TYPE);
    List<SolrNode> receivers = List.of(on(collection, "PULL"), on(collection, "TLOG"));
    addOnly(collection, receivers.get(0), "a");
    try (Storm storm = Storm.of(2, number -> contend(collection, receivers, number))) {
      storm.awaitDone(ADDED);
    }
    assertEquals(1 + ADDED, assertMerged(collection, "a", receivers.get(0)));
    collection.cloud().commit();
    assertVectors(collection.everything().values());
  }

  private static void contend(TestCollection collection, List<SolrNode> receivers, int number) {
    if (number < ADDED) {
      SolrNode receiver = receivers.get(number % receivers.size());
      collection.change(receiver, "a", "body", "add", "Fact " + number + ".").orThrow();
    }
  }

  /** Each node changes each document in turn, and none is committed. */
  private void assertMerging(TestCollection collection) {
    collection.add(cluster.node(0), articles());
    long before = collection.inferences();
    for (SolrNode receiver : cluster.nodes()) {
      for (String id : IDS) {
        collection.change(receiver, id, "body", "add", "Told to " + receiver.port()).orThrow();
      }
    }
    assertEquals(3 * PER_TEXT * IDS.size(), collection.inferences() - before);
    for (String id : IDS) {
      assertEquals(4, assertMerged(collection, id, cluster.node(2)));
    }
  }

  /** Returns how many texts the document has: the vector must be that of all of them. */
  private static int assertMerged(TestCollection collection, String id, SolrNode asked) {
    JsonNode merged = collection.get(asked, id);
    ObjectNode whole = merged.<ObjectNode>deepCopy().retain("title", "body", "topic");
    String copy = "copy-of-" + id;
    collection.add(asked, List.of(whole.put("id", copy)));
    for (String made : List.of("vector", "vector_tokens")) {
      assertEquals(collection.get(asked, copy).path(made), merged.path(made));
    }
    return merged.path("body").size();
  }

  private static int assertVectors(Collection<JsonNode> documents) {
    documents.forEach(document -> assertEquals(384, document.path("vector").size()));
    documents.forEach(document -> assertTrue(document.has("vector_tokens")));
    assertFalse(documents.isEmpty());
    return documents.size();
  }

  private TestCollection create(String name, Map<String, String> layout) {
    CloudCollection cloud = CloudCollection.create(cluster, name, CONFIGSET, layout);
    cloud.awaitActive();
    return new TestCollection(cloud);
  }

  /** Two shards with a replica each. */
  private Map<String, String> onNodes(int first, int second) {
    String nodes =
        IntStream.of(first, second)
            .mapToObj(number -> "127.0.0.1:" + cluster.node(number).port() + "_solr")
            .distinct()
            .collect(Collectors.joining(","));
    return Map.of("numShards", "2", "replicationFactor", "1", "createNodeSet", nodes);
  }

  private static void addOnly(TestCollection collection, SolrNode receiver, String id) {
    List<ObjectNode> one = List.of(document(id, "Facts", "The first one of " + id, "x"));
    receiver.http().add(collection.cloud().name(), one).orThrow();
  }

  private static List<ObjectNode> articles() {
    return IDS.stream().map(id -> document(id, "Article " + id, "Tea and letters.", "x")).toList();
  }

  private static Set<String> types(TestCollection collection) {
    return replicas(collection).stream().map(Replica::type).collect(Collectors.toSet());
  }

  private SolrNode on(TestCollection collection, String type) {
    Replica wanted =
        replicas(collection).stream()
            .filter(one -> one.type().equals(type))
            .findFirst()
            .orElseThrow();
    return cluster.node(numberOf(wanted));
  }

  private static Replica leader(TestCollection collection) {
    return replicas(collection).stream().filter(Replica::leader).findFirst().orElseThrow();
  }

  private static List<Replica> replicas(TestCollection collection) {
    return collection.cloud().shards().stream().flatMap(List::stream).toList();
  }

  private int numberOf(Replica replica) {
    return IntStream.range(0, cluster.nodes().size())
        .filter(number -> replica.isOn(cluster.node(number)))
        .findFirst()
        .orElseThrow();
  }
}
