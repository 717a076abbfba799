// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PairScorer;
import io.sememe.encoder.TextEmbedder;
import io.sememe.integration.node.PairModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Lets an embedder and a reranker work in turns, as searches do, and watches the memory of the
 * device: such turns were reported to leak.
 */
final class AlternateCheck implements Check {

  private static final String PAIRS = "pairs";
  private static final int TEXTS = 8;
  private static final int SEEDS = 50;

  /** Those of a search server: what a device keeps for each would show. */
  private static final int THREADS = 64;

  @Override
  public String name() {
    return "alternate";
  }

  @Override
  public void run(CheckPlan plan, Report report) throws IOException {
    try (Bench bench = new Bench(plan, name())) {
      TextEmbedder embedder = bench.open(Variant.measured(plan, plan.use().get(0)));
      Consumer<List<String>> other = other(plan, report, bench);
      List<Long> samples = samples(plan, report, embedder, other);
      report.add("alternate.calls", plan.sizes().alternations());
      if (!samples.isEmpty()) {
        long settled = samples.get(samples.size() / 10);
        report.add("alternate.settled_mib", settled);
        report.add("alternate.growth_mib", samples.get(samples.size() - 1) - settled);
      }
    }
  }

  private static List<Long> samples(
      CheckPlan plan, Report report, TextEmbedder embedder, Consumer<List<String>> other) {
    List<Long> samples = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int call = 1; call <= plan.sizes().alternations(); call++) {
      List<String> texts = CheckTexts.mixed(1 + call % TEXTS, call % SEEDS);
      Consumer<List<String>> turn = call % 2 == 0 ? own -> Bench.embed(embedder, own) : other;
      CompletableFuture.runAsync(() -> turn.accept(texts), threads).join();
      if (call % plan.sizes().alternationsPerSample() == 0) {
        NvidiaSmi.of(plan.device()).used().ifPresent(samples::add);
      }
    }
    threads.shutdown();
    report.say(samples.size() + " samples of the memory: " + samples);
    return samples;
  }

  /** A reranker, or where none runs on the device another embedder. */
  private static Consumer<List<String>> other(CheckPlan plan, Report report, Bench bench)
      throws IOException {
    try {
      PairScorer scorer = scorer(plan, bench);
      report.add("alternate.with", "reranker");
      return texts -> scorer.score("which of these", texts, Bench.patience());
    } catch (EncoderException e) {
      report.say("no reranker: " + e.getMessage());
      TextEmbedder second =
          bench.open(Variant.measured(plan, plan.use().get(plan.use().size() - 1)));
      report.add("alternate.with", second.model());
      return texts -> Bench.embed(second, texts);
    }
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
