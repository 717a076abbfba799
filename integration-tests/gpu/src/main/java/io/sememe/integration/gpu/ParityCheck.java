// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.TextEmbedder;
import java.io.IOException;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

/** Compares the vectors of the device with those of the CPU, and with themselves in company. */
final class ParityCheck implements Check {

  private static final long SEED = 1;
  private static final int DECIMALS = 7;

  @Override
  public String name() {
    return "parity";
  }

  @Override
  public void run(CheckPlan plan, Report report) throws IOException {
    List<String> texts = CheckTexts.spread(plan.sizes().parityTexts(), SEED);
    try (Bench bench = new Bench(plan, name())) {
      for (String model : plan.use()) {
        report.say("parity of " + model + ": the CPU encodes " + texts.size() + " texts");
        List<Embedding> expected = bench.reference(model, texts);
        halves(plan, report, bench, model, texts, expected);
        floats(plan, report, bench, model, texts, expected);
      }
    }
  }

  private static void halves(
      CheckPlan plan,
      Report report,
      Bench bench,
      String model,
      List<String> texts,
      List<Embedding> expected)
      throws IOException {
    Variant variant = Variant.measured(plan, model);
    TextEmbedder embedder = bench.open(variant);
    List<Embedding> together = Bench.embed(embedder, texts);
    add(report, model, Cosines.of(expected, together));
    List<Embedding> alone =
        texts.stream().map(text -> Bench.embed(embedder, List.of(text)).get(0)).toList();
    add(report, model + ".alone_vs_batch", Cosines.of(alone, together));
    bench.unload(variant);
  }

  private static void floats(
      CheckPlan plan,
      Report report,
      Bench bench,
      String model,
      List<String> texts,
      List<Embedding> expected)
      throws IOException {
    for (boolean tf32 : new boolean[] {false, true}) {
      String suffix = tf32 ? "tf32" : "fp32";
      Variant variant =
          Variant.measured(plan, model)
              .cuda(plan, "-" + suffix, Map.of("precision", "fp32", "tf32", tf32));
      List<Embedding> vectors = Bench.embed(bench.open(variant), texts);
      add(report, model + "." + suffix, Cosines.of(expected, vectors));
      bench.unload(variant);
    }
  }

  private static void add(Report report, String key, DoubleSummaryStatistics cosines) {
    report.add("parity." + key + ".min", DECIMALS, cosines.getMin());
    report.add("parity." + key + ".mean", DECIMALS, cosines.getAverage());
  }
}
