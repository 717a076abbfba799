// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.TextEmbedder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each setting of the CUDA provider gives and costs, one at a time. */
final class SettingsCheck implements Check {
  private static final int THREADS = 4;
  private static final long SEED = 1;
  private static final int DECIMALS = 7;

  /** Many settings, and only their order counts. */
  private static final int SHORTER = 4;

  private static final Map<String, Map<String, Object>> SETTINGS = new LinkedHashMap<>();

  static {
    for (int tokens : new int[] {4_096, 8_192, 16_384, 32_768, 65_536, 131_072}) {
      SETTINGS.put("batch" + tokens, Map.of("batchTokens", tokens));
    }
    SETTINGS.put("arena_doubling", Map.of("arena", "doubling"));
    SETTINGS.put("optimization_extended", Map.of("optimization", "extended"));
    SETTINGS.put("fp32", Map.of("precision", "fp32"));
    SETTINGS.put("fp32_tf32", Map.of("precision", "fp32", "tf32", true));
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public void run(CheckPlan plan, Report report) throws IOException {
    List<String> texts = CheckTexts.spread(plan.sizes().parityTexts(), SEED);
    try (Bench bench = new Bench(plan, name())) {
      for (String model : plan.use()) {
        List<Embedding> expected = bench.reference(model, texts);
        for (Map.Entry<String, Map<String, Object>> setting : SETTINGS.entrySet()) {
          Variant variant =
              Variant.measured(plan, model).cuda(plan, "-" + setting.getKey(), setting.getValue());
          TextEmbedder embedder = bench.open(variant);
          String key = "settings." + model + "." + setting.getKey();
          double least = Cosines.of(expected, Bench.embed(embedder, texts)).getMin();
          report.add(key + ".cosine_min", DECIMALS, least);
          report.add(key + ".tokens_per_s", 0, speed(plan, report, embedder));
          bench.unload(variant);
        }
      }
    }
  }

  private static double speed(CheckPlan plan, Report report, TextEmbedder embedder) {
    int texts = Math.max(1, plan.sizes().callTexts() / SHORTER);
    return new Speed(plan, report, embedder).median(THREADS, seed -> CheckTexts.equal(texts, seed));
  }
}
