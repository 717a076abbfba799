// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.texts.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Plain BM25 queries at a modest fixed rate, on a node that does nothing else and on one that
 * encodes documents as fast as it can: what people who search by words feel of the encoder.
 */
final class SearchUnderIndexing {

  private static final int PER_SECOND = 40;
  private static final int WARM_UP_QUERIES = 200;
  private static final int PERCENT = 99;

  private final MeasuredCore core;
  private final Corpus corpus;
  private final List<String> questions;
  private final PacedQueries queries;
  private final List<Double> idle = new ArrayList<>();
  private final List<Double> busy = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> indexed = new ArrayList<>();

  /** Searches a core that holds the documents of the corpus. */
  SearchUnderIndexing(MeasuredCore core, Corpus corpus, List<String> questions) {
    this.core = core;
    this.corpus = corpus;
    this.questions = questions;
    this.queries = new PacedQueries(PER_SECOND, core::words);
  }

  /** Measures both in turn. */
  void measure(int rounds, Figures figures) throws IOException {
    queries.ask(questions.subList(0, Math.min(WARM_UP_QUERIES, questions.size())));
    for (int round = 1; round <= rounds; round++) {
      core.settle();
      round("round" + round);
      System.err.println("BM25 while indexing, round " + round + " of " + rounds + " done");
    }
    report(figures);
  }

  private void round(String mark) throws IOException {
    double calm = Percentiles.percentile(PERCENT, queries.ask(questions));
    double loaded = Percentiles.percentile(PERCENT, askWhileIndexing(mark));
    idle.add(calm);
    busy.add(loaded);
    ratios.add(loaded / calm);
  }

  private List<Long> askWhileIndexing(String mark) throws IOException {
    try (EndlessIndexing indexing = EndlessIndexing.begin(core, corpus.documents(), mark)) {
      List<Long> nanos = queries.ask(questions);
      indexed.add(indexing.stop());
      return nanos;
    }
  }

  private void report(Figures figures) {
    figures.add("bm25.queries_per_phase", questions.size());
    figures.add("bm25.queries_per_s", PER_SECOND);
    figures.speed("bm25.docs_per_s_indexed_meanwhile", Percentiles.median(indexed));
    figures.millis("bm25.idle_p99_ms", Percentiles.median(idle));
    figures.millis("bm25.under_indexing_p99_ms", Percentiles.median(busy));
    figures.ratios("bm25_p99_under_indexing", ratios);
  }
}
