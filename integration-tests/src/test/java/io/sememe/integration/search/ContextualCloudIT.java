// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The words of a query are encoded once, and their scores do not depend on shards. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContextualCloudIT {
  private static final InferenceMetric METRIC = new InferenceMetric("bge-small-en-v1.5");

  private final SolrCluster cluster;
  private CloudCollection one;
  private CloudCollection two;

  ContextualCloudIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void fill_one_shard_and_two() {
    one = create("contextual-on-1", "1");
    two = create("contextual-on-2", "2");
  }

  private CloudCollection create(String name, String shards) {
    CloudCollection collection =
        CloudCollection.create(cluster, name, "semantic", Map.of("numShards", shards));
    collection.awaitActive();
    cluster.node(0).http().add(name, Banks.documents()).orThrow();
    collection.commit();
    return collection;
  }

  @AfterAll
  void delete_the_collections() {
    one.close();
    two.close();
  }

  @Test
  void a_text_and_each_of_its_words_are_encoded_once_in_the_whole_cluster() {
    long before = inferences();
    scores(two, "the shore where herons fish");
    assertEquals(1 + 4, inferences() - before);
    scores(two, "the shore where herons fish");
    assertEquals(1 + 4, inferences() - before);
    scores(two, "herons on the shore");
    assertEquals(1 + 4 + 1, inferences() - before);
  }

  @Test
  void scores_are_the_same_on_one_shard_and_on_two() {
    Map<String, Double> scores = scores(one, "bank of the river");
    assertEquals(Banks.documents().size(), scores.size());
    assertEquals(scores, scores(two, "bank of the river"));
  }

  private Map<String, Double> scores(CloudCollection collection, String text) {
    Map<String, String> request =
        Map.of("q", "{!contextual f=body_contextual v=$text}", "text", text, "fl", "id,score");
    Map<String, Double> scores = new TreeMap<>();
    cluster
        .node(1)
        .http()
        .query(collection.name(), request)
        .orThrow()
        .documents()
        .forEach(hit -> scores.put(hit.path("id").asText(), hit.path("score").asDouble()));
    return scores;
  }

  private long inferences() {
    return cluster.readyNodes().stream().mapToLong(node -> METRIC.read(node).orElseThrow()).sum();
  }
}
