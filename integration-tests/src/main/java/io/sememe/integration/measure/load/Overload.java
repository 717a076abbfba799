// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.quality.Words;
import io.sememe.integration.measure.solr.PacedQueries;
import io.sememe.integration.measure.texts.SampleTexts;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Searches by words, on a node at rest and on one that is asked hundreds of questions at the same
 * time while documents come in.
 */
final class Overload {
  private static final int PER_SECOND = 40;
  private static final int PERCENT = 99;
  private static final int WARM_UP_SECONDS = 5;
  private static final long SEED = 3;

  private final SolrNode node;
  private final LoadPlan plan;
  private final PacedQueries queries = new PacedQueries(PER_SECOND, this::words);
  private final List<String> texts;
  private final List<Double> idle = new ArrayList<>();
  private final List<Double> loaded = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private final List<String> acknowledged = new ArrayList<>();
  private long answered;
  private long rejected;
  private long busy;
  private long lost;

  Overload(SolrNode node, LoadPlan plan) {
    this.node = node;
    this.plan = plan;
    this.texts = new SampleTexts(SEED).queries(PER_SECOND * plan.seconds());
  }

  /** Measures in rounds, of which the first only warms up. */
  void measure(Figures figures) throws IOException {
    queries.ask(texts.subList(0, Math.min(texts.size(), PER_SECOND * WARM_UP_SECONDS)));
    underLoad("warm-up", 0);
    for (int round = 1; round <= plan.rounds(); round++) {
      node.http().get("/" + LoadPlan.CORE + "/update", Map.of("optimize", "true")).orThrow();
      double calm = Percentiles.percentile(PERCENT, queries.ask(texts));
      double stormy = Percentiles.percentile(PERCENT, underLoad("round" + round, round));
      idle.add(calm);
      loaded.add(stormy);
      ratios.add(stormy / calm);
      System.err.printf(
          "BM25 under load, round %d of %d: p99 %.1f ms, at rest %.1f ms%n",
          round, plan.rounds(), stormy / 1e6, calm / 1e6);
    }
    lost += Ledger.missing(node.http(), acknowledged).size();
    report(figures);
  }

  private List<Long> underLoad(String name, long seed) throws IOException {
    String core = node.baseUrl() + "/" + LoadPlan.CORE;
    try (CrowdProcess crowd = CrowdProcess.begin(core, plan.clients(), seed);
        BulkUpdate update = BulkUpdate.begin(node.http(), name)) {
      List<Long> nanos = queries.ask(texts);
      Answers answers = crowd.end();
      update.stop();
      count(answers, update);
      return nanos;
    }
  }

  private void count(Answers answers, BulkUpdate update) {
    if (answers.lost() > 0) {
      System.err.println("lost: " + answers.reasons());
    }
    answered += answers.answered();
    rejected += answers.rejected();
    busy += answers.busy();
    lost += answers.lost() + update.lost();
    acknowledged.addAll(update.acknowledged());
  }

  private void report(Figures figures) {
    figures.add("clients", plan.clients());
    figures.add("answered", answered);
    figures.add("rejected", rejected);
    figures.add("busy", busy);
    figures.add("documents_acknowledged", acknowledged.size());
    figures.add("lost", lost);
    figures.add("bm25.queries_per_phase", texts.size());
    figures.millis("bm25.idle_p99_ms", Percentiles.median(idle));
    figures.millis("bm25.loaded_p99_ms", Percentiles.median(loaded));
    figures.ratios("bm25_p99_ratio", ratios);
  }

  private void words(String text) {
    Map<String, String> parameters =
        Map.of(
            "q",
            "{!dismax qf=text mm=1 tie=0 cache=false v=$text}",
            "text",
            Words.of(text),
            "rows",
            "10",
            "fl",
            "id,score");
    node.http().query(LoadPlan.CORE, parameters).orThrow();
  }
}
