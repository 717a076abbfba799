// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.index.Progress;
import io.sememe.integration.index.ProgressPrinter;
import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Indexes a judged collection on a real node, with the vectors of its texts and of their tokens,
 * and asks its queries in every way that the configset has.
 */
public final class QualityRun {

  private static final String CORE = "quality";
  private static final int BATCH = 100;

  /** By the name of the figure. */
  private static final Map<String, Ranker> OTHERS =
      new TreeMap<>(
          Map.of(
              "bm25", Ranker.WORDS,
              "hybrid", Ranker.HYBRID,
              "rrf", Ranker.RRF,
              "maxsim", Ranker.MAXSIM,
              "best", Ranker.BEST));

  private QualityRun() {}

  /** Measures with a model, or with the one that is installed as the default. */
  public static Map<String, String> of(
      BeirCollection collection, Optional<String> model, Cutting cutting) throws IOException {
    if (collection.queries().isEmpty()) {
      throw new IOException(collection.name() + " has no query with a relevant document");
    }
    try (TemporaryNode temporary = TemporaryNode.start(spec -> options(spec, model, cutting))) {
      return measure(collection, cutting, temporary.node().http());
    }
  }

  private static NodeSpec options(NodeSpec spec, Optional<String> model, Cutting cutting) {
    NodeSpec large = cutting.on(spec).withProperty("sememe.tokens", "int8").withHeap("1g");
    return model.map(name -> large.withProperty("sememe.model", name)).orElse(large);
  }

  private static Map<String, String> measure(
      BeirCollection collection, Cutting cutting, SolrHttp http) {
    http.createCore(CORE, "semantic").orThrow();
    Progress indexed =
        new BulkIndexer(http, CORE, BATCH)
            .index(collection.documents(), ProgressPrinter.on(System.err));
    var core = new RankingRun.CoreClient(http, CORE);
    RankingRun dense = RankingRun.of(Ranker.MEANING, collection.queries(), core);

    Figures figures = new Figures("quality." + collection.name() + ".");
    figures.add("documents", collection.documents().size());
    figures.add("queries", collection.queries().size());
    if (cutting.cuts()) {
      figures.add("passages", passages(http));
    }
    figures.speed("index_docs_per_s", indexed.perSecond());
    figures.millis("dense_query_p50_ms", dense.medianNanos());
    figures.add("dense", 4, dense.ndcg());
    OTHERS.forEach(
        (name, ranker) ->
            figures.add(name, 4, RankingRun.of(ranker, collection.queries(), core).ndcg()));
    return figures.toMap();
  }

  /** Whatever is in the index and not found: the configset keeps nested documents out of hits. */
  private static long passages(SolrHttp http) {
    Reply status = http.get("/admin/cores", Map.of("action", "STATUS", "core", CORE)).orThrow();
    Reply found = http.query(CORE, Map.of("q", "*:*", "rows", "0")).orThrow();
    return status.body().at("/status/" + CORE + "/index/numDocs").asLong()
        - found.body().at("/response/numFound").asLong();
  }
}
