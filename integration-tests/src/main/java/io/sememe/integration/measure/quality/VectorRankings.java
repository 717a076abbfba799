// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.index.Progress;
import io.sememe.integration.index.ProgressPrinter;
import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import java.util.Map;
import java.util.TreeMap;

/**
 * Documents with the vectors of their texts and of their tokens, asked in every way of the
 * configset that uses them.
 */
final class VectorRankings {

  private static final String CORE = "quality";
  private static final int BATCH = 100;

  /** By the name of the figure. */
  private static final Map<String, Ranker> OTHERS =
      new TreeMap<>(
          Map.of(
              "hybrid", Ranker.HYBRID,
              "rrf", Ranker.RRF,
              "maxsim", Ranker.MAXSIM,
              "best", Ranker.BEST));

  private VectorRankings() {}

  static void measure(QualityPlan plan, SolrHttp http, Figures figures) {
    BeirCollection collection = plan.collection();
    http.createCore(CORE, "semantic").orThrow();
    Progress indexed =
        new BulkIndexer(http, CORE, BATCH)
            .index(collection.documents(), ProgressPrinter.on(System.err));
    RankingRun dense = run(Ranker.MEANING, collection, http);
    if (plan.cutting().cuts()) {
      figures.add("passages", passages(http));
    }
    figures.speed("index_docs_per_s", indexed.perSecond());
    figures.millis("dense_query_p50_ms", dense.medianNanos());
    figures.add("dense", 4, dense.ndcg());
    OTHERS.forEach((name, ranker) -> figures.add(name, 4, run(ranker, collection, http).ndcg()));
  }

  private static RankingRun run(Ranker ranker, BeirCollection collection, SolrHttp http) {
    return RankingRun.of(new RankerOfCore(http, CORE, ranker), collection.queries());
  }

  /** Whatever is in the index and not found: the configset keeps nested documents out of hits. */
  private static long passages(SolrHttp http) {
    Reply status = http.get("/admin/cores", Map.of("action", "STATUS", "core", CORE)).orThrow();
    Reply found = http.query(CORE, Map.of("q", "*:*", "rows", "0")).orThrow();
    return status.body().at("/status/" + CORE + "/index/numDocs").asLong()
        - found.body().at("/response/numFound").asLong();
  }
}
