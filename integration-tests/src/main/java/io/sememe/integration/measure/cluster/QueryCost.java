// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.measure.texts.FreshTexts;
import io.sememe.integration.measure.texts.SampleTexts;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How often a query makes models run in the whole cluster, as the nodes count it: all nodes are up,
 * each is asked in its turn, and no text was asked before.
 *
 * @param collection a collection with the fields of the configset that ships
 * @param seed decides on the texts
 */
record QueryCost(CloudCollection collection, long seed) {
  /** How many documents of a query are put before the model for pairs. */
  private static final int PAIRS = 10;

  private static final String PAIR_MODEL = "measured-pairs";
  private static final int TEXTS = 40;
  private static final String MEANING = "{!semantic f=vector topK=20 v=$text}";
  private static final List<String> QUERIES =
      List.of(MEANING, "{!hybrid f=vector qf=title,body mm=1 topK=20 v=$text}");

  /** Mean count of texts that a model encodes for a query by meaning, or by words and meaning. */
  double encodes(InferenceMetric model) {
    long before = inferences(model);
    QUERIES.forEach(query -> ask(Map.of("q", query)));
    return (inferences(model) - before) / (double) (QUERIES.size() * TEXTS);
  }

  /**
   * Mean count of pairs that a model scores for a query whose first documents it reranks. Their ids
   * come first in their texts: of equal inputs at the same time, a model sees one.
   */
  double pairs() {
    cluster().nodes().forEach(node -> PairModel.install(node, PAIR_MODEL));
    InferenceMetric model = new InferenceMetric(PAIR_MODEL);
    long before = inferences(model);
    String rerank =
        "{!crossencoder model=" + PAIR_MODEL + " f=id,title,body reRankDocs=" + PAIRS + " v=$text}";
    ask(Map.of("q", MEANING, "rq", rerank));
    return (inferences(model) - before) / (double) TEXTS;
  }

  private void ask(Map<String, String> query) {
    int turn = 0;
    for (String text : new SampleTexts(seed).queries(TEXTS)) {
      SolrNode node = cluster().node(turn++ % cluster().nodes().size());
      Map<String, String> request = new HashMap<>(query);
      request.put("text", FreshTexts.like(text));
      node.http().query(collection.name(), request).orThrow();
    }
  }

  private long inferences(InferenceMetric model) {
    List<OptionalLong> counts = cluster().nodes().stream().map(model::read).toList();
    return InferenceMetric.sum(counts).orElse(0);
  }

  private SolrCluster cluster() {
    return collection.cluster();
  }
}
