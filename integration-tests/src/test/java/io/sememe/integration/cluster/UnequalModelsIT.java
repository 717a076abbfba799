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
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A node whose models are not those of the other one: it has none of a name, or other files. Covers
 * failure case G.55.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class UnequalModelsIT {
  private static final String OTHER_FILES = "bge-small-en-v1.5";
  private static final String MISSING = "all-minilm-l6-v2";
  private static final int DOCUMENTS = 12;

  private SolrCluster cluster;
  private SolrNode right;
  private SolrNode wrong;
  private TestCollection differing;
  private TestCollection lacking;

  @BeforeAll
  void fill_a_collection_of_each_model_through_the_node_that_has_it() throws IOException {
    cluster = SolrCluster.start(List.of(Jdk.current(), Jdk.current()));
    right = cluster.node(0);
    wrong = cluster.node(1);
    // No collection has asked for a model yet.
    Path models = wrong.home().folder().resolve("models");
    Path settings = models.resolve(OTHER_FILES).resolve("sememe.json");
    String known = Files.readString(settings);
    Files.writeString(settings, known.replace("\"maxTokens\": 512", "\"maxTokens\": 256"));
    Files.move(models.resolve(MISSING), models.resolveSibling("taken-away"));
    differing = filled("differing", OTHER_FILES);
    lacking = filled("lacking", MISSING);
  }

  @AfterAll
  void stop_the_cluster() {
    cluster.close();
  }

  @Test
  void an_administrator_sees_the_two_fingerprints_of_both_nodes() {
    JsonNode remembered = differing.memory(right);
    assertEquals(remembered, differing.memory(wrong));
    String first = remembered.at("/vector/current/fingerprint").asText();
    assertEquals(first, fingerprintOn(right));
    assertNotEquals(first, fingerprintOn(wrong));
    assertTrue(nodeName(wrong).contains(":" + wrong.port()), nodeName(wrong));
    JsonNode missing = lacking.spaces(wrong).path("models").path(MISSING);
    assertEquals("NOT_INSTALLED", missing.path("state").asText(), missing::toString);
  }

  @Test
  void documents_are_refused_by_the_node_with_other_files_and_both_fingerprints_named() {
    assertConflict(wrong.http().add("differing", documents("new")));
    right.http().add("differing", documents("new")).orThrow();
    assertConflict(differing.change(wrong, "new0", "title", "set", "Other"));
  }

  @Test
  void a_search_is_refused_by_the_node_with_other_files_that_would_encode_it() {
    assertConflict(meaning(wrong, "differing", Map.of()));
    Map<String, String> tolerant = Map.of("shards.tolerant", "true");
    assertConflict(meaning(wrong, "differing", tolerant));
  }

  @Test
  void a_search_that_the_right_node_encodes_reaches_the_shards_of_the_other_one_too() {
    for (TestCollection collection : List.of(differing, lacking)) {
      String name = collection.cloud().name();
      Map<String, String> more = Map.of("fl", "id,[passage f=vector v=milk]", "fq", "topic:x");
      for (Map<String, String> request : List.of(Map.<String, String>of(), more)) {
        Reply found = meaning(right, name, request).orThrow();
        assertEquals(DOCUMENTS, found.documents().size(), found::toString);
        assertFalse(found.body().path("responseHeader").has("partialResults"), found::toString);
      }
    }
  }

  @Test
  void a_node_without_the_model_says_so_where_it_would_encode() {
    for (Reply refused :
        List.of(
            wrong.http().add("lacking", documents("new")), meaning(wrong, "lacking", Map.of()))) {
      assertEquals(400, refused.status(), refused::toString);
      assertTrue(refused.errorMessage().contains("no model '" + MISSING), refused::errorMessage);
    }
  }

  @Test
  void a_search_by_a_vector_needs_no_model() {
    for (TestCollection collection : List.of(differing, lacking)) {
      String vector = collection.get(right, "known3").path("vector").toString();
      for (SolrNode asked : cluster.nodes()) {
        Map<String, String> knn = Map.of("q", "{!knn f=vector topK=3}" + vector);
        Reply found = asked.http().query(collection.cloud().name(), knn).orThrow();
        assertEquals("known3", found.ids().get(0));
      }
    }
  }

  private void assertConflict(Reply refused) {
    assertEquals(409, refused.status(), refused::toString);
    for (String named : List.of(fingerprintOn(right), fingerprintOn(wrong), nodeName(wrong))) {
      assertTrue(refused.errorMessage().contains(named), refused::errorMessage);
    }
  }

  private String fingerprintOn(SolrNode node) {
    JsonNode model = differing.spaces(node).path("models").path(OTHER_FILES);
    return model.path("fingerprint").asText();
  }

  private String nodeName(SolrNode node) {
    return differing.spaces(node).path("node").asText();
  }

  private static Reply meaning(SolrNode asked, String collection, Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put("q", "{!semantic f=vector topK=100}beverages");
    parameters.put("rows", "100");
    return asked.http().query(collection, parameters);
  }

  /** A shard on each node. */
  private TestCollection filled(String name, String model) {
    Configset.copy(right, name)
        .replace("solrconfig.xml", "${sememe.model:bge-small-en-v1.5}", model);
    cluster.uploadConfigset(name);
    Map<String, String> layout = Map.of("numShards", "2", "replicationFactor", "1");
    TestCollection collection =
        new TestCollection(CloudCollection.create(cluster, name, name, layout));
    collection.cloud().awaitActive();
    collection.add(right, documents("known"));
    return collection;
  }

  private static List<ObjectNode> documents(String kind) {
    return IntStream.range(0, DOCUMENTS)
        .mapToObj(number -> document(kind + number, "Drink " + number, kind, "x"))
        .toList();
  }
}
