// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.TextEmbedder;
import io.sememe.integration.measure.figures.Percentiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Tokens per second from text to vector, the way a program with several threads calls. */
final class ThroughputCheck implements Check {

  /** For whoever encodes the same texts with something else: one per line. */
  static final String TEXTS = "texts-128.txt";

  private static final List<Integer> THREADS = List.of(2, 4, 8);

  @Override
  public String name() {
    return "throughput";
  }

  @Override
  public void run(CheckPlan plan, Report report) throws IOException {
    int texts = plan.sizes().callTexts();
    Files.write(plan.work().resolve(TEXTS), CheckTexts.equal(texts, 0));
    try (Bench bench = new Bench(plan, name())) {
      for (String model : plan.use()) {
        Variant variant = Variant.measured(plan, model);
        TextEmbedder embedder = bench.open(variant);
        requireLength(Bench.embed(embedder, CheckTexts.equal(texts, 0)));
        Speed speed = new Speed(plan, report, embedder);
        speed.measure("tokens_per_s." + model, seed -> CheckTexts.equal(texts, seed));
        speed.measure("mixed.tokens_per_s." + model, seed -> CheckTexts.mixed(texts, seed));
        bench.unload(variant);
      }
    }
  }

  private static void requireLength(List<Embedding> embeddings) {
    if (embeddings.stream().anyMatch(one -> one.tokens() != CheckTexts.TOKENS)) {
      throw new IllegalStateException(
          "texts do not have " + CheckTexts.TOKENS + " tokens for this model's tokenizer");
    }
  }

  /** The speed of one model. */
  private record Speed(CheckPlan plan, Report report, TextEmbedder embedder) {

    void measure(String key, LongFunction<List<String>> texts) {
      double best = 0;
      for (int threads : THREADS) {
        List<List<String>> each = LongStream.range(0, threads).mapToObj(texts).toList();
        double median = median(each);
        report.add(key + ".threads" + threads, 0, median);
        best = Math.max(best, median);
      }
      report.add(key, 0, best);
    }

    private double median(List<List<String>> texts) {
      try (Callers callers = new Callers(embedder, texts)) {
        // Not counted: kernels are chosen and buffers grow while a shape is seen for the first
        // time.
        report.say(texts.size() + " threads, warm-up: " + Math.round(callers.tokensPerSecond()));
        Stream<Double> rounds =
            IntStream.range(0, plan.sizes().rounds()).mapToObj(i -> callers.tokensPerSecond());
        return Percentiles.median(rounds.toList());
      }
    }
  }
}
