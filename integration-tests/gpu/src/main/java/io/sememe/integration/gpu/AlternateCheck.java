// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.PairScorer;
import io.sememe.encoder.TextEmbedder;
import io.sememe.integration.node.PairModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets an embedder and a reranker work in turns, as searches do, and watches the memory of the
 * device: such turns were reported to leak.
 */
final class AlternateCheck implements Check {

  private static final String PAIRS = "pairs";
  private static final int TEXTS = 8;
  private static final int SEEDS = 50;

  @Override
  public String name() {
    return "alternate";
  }

  @Override
  public void run(CheckPlan plan, Report report) throws IOException {
    try (Bench bench = new Bench(plan, name())) {
      TextEmbedder embedder = bench.open(Variant.measured(plan, plan.use().get(0)));
      List<Long> samples = samples(plan, report, embedder, scorer(plan, bench));
      report.add("alternate.calls", plan.sizes().alternations());
      if (!samples.isEmpty()) {
        long settled = samples.get(samples.size() / 10);
        report.add("alternate.settled_mib", settled);
        report.add("alternate.growth_mib", samples.get(samples.size() - 1) - settled);
      }
    }
  }

  private static List<Long> samples(
      CheckPlan plan, Report report, TextEmbedder embedder, PairScorer scorer) {
    List<Long> samples = new ArrayList<>();
    for (int call = 1; call <= plan.sizes().alternations(); call++) {
      List<String> texts = CheckTexts.mixed(1 + call % TEXTS, call % SEEDS);
      if (call % 2 == 0) {
        Bench.embed(embedder, texts);
      } else {
        scorer.score("which of these", texts, Bench.patience());
      }
      if (call % plan.sizes().alternationsPerSample() == 0) {
        NvidiaSmi.of(plan.device()).used().ifPresent(samples::add);
      }
    }
    report.say(samples.size() + " samples of the memory: " + samples);
    return samples;
  }

  /** A cross-encoder of a few operators, on the same device. */
  private static PairScorer scorer(CheckPlan plan, Bench bench) throws IOException {
    PairModel.install(bench.folder(), PAIRS);
    if (!plan.onCpu()) {
      bench.describe(PAIRS, Map.of("device", plan.device()));
    }
    PairScorer scorer = bench.encoders().pairScorer(PAIRS);
    scorer.space(Bench.patience());
    return scorer;
  }
}
