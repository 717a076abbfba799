// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Learned sparse terms on two shards, with models whose terms are known beforehand. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SparseIT {
  private static final String NAME = "sparse";

  /** A document's weight has nine significant bits in the index. */
  private static final double PRECISION = 1 / 256.0;

  private final SolrCluster cluster;
  private CloudCollection collection;

  SparseIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void index_documents_on_two_shards() {
    cluster.nodes().forEach(SparseModels::install);
    SparseModels.configset(cluster.node(0), NAME);
    cluster.uploadConfigset(NAME);
    collection =
        CloudCollection.create(
            cluster, NAME, NAME, Map.of("numShards", "2", "replicationFactor", "1"));
    collection.awaitActive();
    cluster
        .node(0)
        .http()
        .add(
            NAME,
            List.of(
                document("cup", "", "Tea", "x"),
                document("both", "", "Tea on the wing", "x"),
                document("wing", "", "A wing", "x"),
                document("the", "", "The sea", "x"),
                document("none", "", "Rice", "x")))
        .orThrow();
    collection.commit();
  }

  @AfterAll
  void delete_the_collection() {
    collection.close();
  }

  @Test
  void a_query_that_is_looked_up_scores_by_the_files_weights_without_a_run() {
    long before = inferences(SparseModels.LOOKS_UP);
    Reply found = ask("{!sparse f=looked_up}tea, the wing and nothing");
    assertEquals(List.of("both", "wing", "cup", "the"), found.ids());
    assertScores(found, 5.25, 3, 2, 0.25);
    assertEquals(before, inferences(SparseModels.LOOKS_UP));
  }

  @Test
  void a_query_that_needs_a_run_is_encoded_once_for_all_shards() {
    long before = inferences(SparseModels.RUNS);
    Reply found = ask("{!sparse f=run}tea on the wing");
    assertEquals("both", found.ids().get(0));
    assertEquals(4, found.documents().size());
    assertScores(found, 4, 1, 1, 1);
    assertEquals(before + 1, inferences(SparseModels.RUNS));
  }

  @Test
  void light_terms_only_add_where_the_query_says_so() {
    Reply found = ask("{!sparse f=looked_up twoPhase=0.4}tea the wing");
    assertEquals(List.of("both", "wing", "cup"), found.ids());
    assertScores(found, 5.25, 3, 2);
    assertEquals(List.of("both", "wing"), ask("{!sparse f=looked_up topK=1}tea the wing").ids());
  }

  @Test
  void it_goes_with_filters_other_queries_and_explanations() {
    Map<String, String> request = new HashMap<>();
    request.put("q", "{!bool should=$sparse filter=$words}");
    request.put("sparse", "{!sparse f=looked_up}tea wing");
    request.put("words", "body:wing");
    request.put("fq", "{!sparse f=run}tea");
    request.put("debug", "all");
    Reply found = request(request);
    assertEquals(List.of("both"), found.ids());
    String explained = found.body().at("/debug/explain/both").toString();
    assertTrue(explained.contains("3.0 = w, weight of this function"), explained);
    assertTrue(explained.contains("for the wing feature"), explained);
  }

  @Test
  void the_analysis_screen_shows_the_terms_and_their_weights() {
    Map<String, String> request =
        Map.of("analysis.fieldname", "looked_up", "analysis.fieldvalue", "Tea on the wing");
    JsonNode stages =
        cluster
            .node(0)
            .http()
            .get("/" + NAME + "/analysis/field", request)
            .orThrow()
            .body()
            .at("/analysis/field_names/looked_up/index");
    JsonNode terms = stages.get(stages.size() - 1);
    List<String> texts = new ArrayList<>();
    terms.forEach(term -> texts.add(term.path("text").asText()));
    texts.sort(null);
    assertEquals(List.of("on", "tea", "the", "wing"), texts);
    assertEquals("sparse", terms.get(0).path("type").asText());
    assertTrue(terms.get(0).toString().contains("termFrequency"), terms::toString);
  }

  @Test
  void a_model_for_other_work_is_refused() {
    Map<String, String> request = Map.of("q", "{!sparse f=looked_up model=bge-small-en-v1.5}tea");
    Reply refused = cluster.node(0).http().query(NAME, request);
    assertEquals(400, refused.status(), refused::toString);
    assertTrue(refused.errorMessage().contains("sparse-embedding"), refused::errorMessage);
  }

  private Reply ask(String query) {
    return request(Map.of("q", query));
  }

  private Reply request(Map<String, String> request) {
    Map<String, String> all = new HashMap<>(request);
    all.put("fl", "id,score");
    return cluster.node(0).http().query(NAME, all).orThrow();
  }

  private long inferences(String model) {
    InferenceMetric metric = new InferenceMetric(model);
    return cluster.nodes().stream().mapToLong(node -> metric.read(node).orElse(0)).sum();
  }

  private static void assertScores(Reply found, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      double score = found.documents().get(i).path("score").asDouble();
      assertEquals(expected[i], score, expected[i] * PRECISION);
    }
  }
}
