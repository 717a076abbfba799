// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.index.Progress;
import io.sememe.integration.index.ProgressPrinter;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How well a judged collection is ranked, by words and by meaning, through a real node. */
final class QualityMeasurement implements Measurement {

  private static final String CORE = "quality";
  private static final int BATCH = 100;

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public String usage() {
    return "quality DIR [--model NAME]: nDCG@10 on a collection in BEIR layout";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    Arguments arguments = Arguments.parse(words, Set.of("model"));
    Path folder = arguments.folder();
    BeirCollection collection = BeirCollection.read(folder);
    if (collection.queries().isEmpty()) {
      throw new IOException(folder + " has no query with a relevant document");
    }
    try (TemporaryNode temporary = TemporaryNode.start(spec -> options(spec, arguments))) {
      return measure(folder.getFileName().toString(), collection, temporary);
    }
  }

  private static NodeSpec options(NodeSpec spec, Arguments arguments) {
    NodeSpec large = spec.withHeap("1g");
    return arguments
        .option("model")
        .map(model -> large.withProperty("sememe.model", model))
        .orElse(large);
  }

  private static Map<String, String> measure(
      String dataset, BeirCollection collection, TemporaryNode temporary) {
    var http = temporary.node().http();
    http.createCore(CORE, "semantic").orThrow();
    Progress indexed =
        new BulkIndexer(http, CORE, BATCH)
            .index(collection.documents(), ProgressPrinter.on(System.err));
    var core = new RankingRun.CoreClient(http, CORE);
    RankingRun lexical = RankingRun.of(Ranker.WORDS, collection.queries(), core);
    RankingRun dense = RankingRun.of(Ranker.MEANING, collection.queries(), core);

    String prefix = "quality." + dataset + ".";
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put(prefix + "documents", Integer.toString(collection.documents().size()));
    figures.put(prefix + "queries", Integer.toString(collection.queries().size()));
    figures.put(prefix + "index_docs_per_s", decimal("%.1f", indexed.perSecond()));
    figures.put(prefix + "dense_query_p50_ms", decimal("%.2f", dense.medianMillis()));
    figures.put(prefix + "bm25", decimal("%.4f", lexical.ndcg()));
    figures.put(prefix + "dense", decimal("%.4f", dense.ndcg()));
    return figures;
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
