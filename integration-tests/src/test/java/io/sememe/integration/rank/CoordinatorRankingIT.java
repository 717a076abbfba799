// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Coordinated;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that coordinates ranks as one that has documents, also where it looks at them again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class CoordinatorRankingIT {
  private static final String CONFIGSET = "coordinated-ranking";
  private static final String COLLECTION = "coordinated-ranked";
  private static final int QUESTIONS = 20;

  private SolrCluster cluster;

  @BeforeAll
  void start_and_fill() {
    cluster = Coordinated.start();
    cluster.nodes().forEach(node -> PairModel.install(node, SharedRankings.MODEL));
    Configset.copy(cluster.node(0), CONFIGSET)
        .replace("solrconfig.xml", "${sememe.tokens:none}", "int8");
    cluster.uploadConfigset(CONFIGSET);
    CloudCollection collection =
        CloudCollection.create(cluster, COLLECTION, CONFIGSET, Map.of("numShards", "2"));
    collection.awaitActive();
    cluster.node(0).http().add(COLLECTION, RankedTexts.documents()).orThrow();
    collection.commit();
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @EnumSource
  void it_gives_the_same_documents_with_the_same_scores(RankedBy ranked) {
    for (String question : RankedTexts.questions().subList(0, QUESTIONS)) {
      Map<String, String> request = ranked.ask(question, "rows=" + RankedBy.TOP_K);
      List<JsonNode> expected = ask(0, request);
      assertEquals(RankedBy.TOP_K, expected.size());
      assertEquals(expected, ask(1, request), question);
      if (ranked.reranks()) {
        request.remove("rq");
        assertNotEquals(expected, ask(1, request), question);
      }
    }
  }

  private List<JsonNode> ask(int node, Map<String, String> request) {
    return cluster.node(node).http().query(COLLECTION, request).orThrow().documents();
  }
}
