// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.TextEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.LongFunction;

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
        measure(report, speed, "tokens_per_s." + model, seed -> CheckTexts.equal(texts, seed));
        measure(
            report, speed, "mixed.tokens_per_s." + model, seed -> CheckTexts.mixed(texts, seed));
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

  private static void measure(
      Report report, Speed speed, String key, LongFunction<List<String>> texts) {
    double best = 0;
    for (int threads : THREADS) {
      double median = speed.median(threads, texts);
      report.add(key + ".threads" + threads, 0, median);
      best = Math.max(best, median);
    }
    report.add(key, 0, best);
  }
}
