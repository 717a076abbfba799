// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.TextEmbedder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Two processes share a device within limits, and a limit that is too small slows but serves. */
final class LimitsCheck implements Check {

  /** Room for a small model and its runs; two, so that it shows what is taken beside the limit. */
  private static final int FIRST_MIB = 1024;

  private static final int SECOND_MIB = 512;

  /** Room for the weights of a small model and little beside. */
  private static final int SMALL_MIB = 160;

  private static final long SAMPLE_MILLIS = 500;

  @Override
  public String name() {
    return "limits";
  }

  @Override
  public void run(CheckPlan plan, Report report) throws IOException {
    String model = plan.use().get(0);
    try (Bench bench = new Bench(plan, name())) {
      Variant first = limited(plan, model, FIRST_MIB);
      share(plan, report, bench, first, limited(plan, model, SECOND_MIB));
      starve(plan, report, bench, limited(plan, model, SMALL_MIB));
    }
  }

  private static Variant limited(CheckPlan plan, String model, int mib) {
    return Variant.measured(plan, model).cuda(plan, "-" + mib, Map.of("memoryLimit", mib));
  }

  private static void share(
      CheckPlan plan, Report report, Bench bench, Variant first, Variant second)
      throws IOException {
    bench.write(first);
    bench.write(second);
    NvidiaSmi smi = NvidiaSmi.of(plan.device());
    OptionalLong before = smi.used();
    report.add("limits.first_limit_mib", FIRST_MIB);
    report.add("limits.second_limit_mib", SECOND_MIB);
    int texts = plan.sizes().callTexts();
    try (LoadedProcess one = new LoadedProcess(bench, first, texts);
        LoadedProcess other = new LoadedProcess(bench, second, texts)) {
      one.awaitReady();
      other.awaitReady();
      Peaks peaks = Peaks.over(smi, Duration.ofSeconds(plan.sizes().loadSeconds()), SAMPLE_MILLIS);
      peaks.of(one.pid()).ifPresent(mib -> report.add("limits.first_peak_mib", mib));
      peaks.of(other.pid()).ifPresent(mib -> report.add("limits.second_peak_mib", mib));
      if (before.isPresent() && peaks.total().isPresent()) {
        long both = peaks.total().getAsLong() - before.getAsLong();
        report.add("limits.both_peak_mib", both);
      }
      report.add("limits.first_answers", one.end());
      report.add("limits.second_answers", other.end());
    }
  }

  /** Every text gets its vector, or the reason is printed. */
  private static void starve(CheckPlan plan, Report report, Bench bench, Variant variant)
      throws IOException {
    report.add("limits.small.limit_mib", SMALL_MIB);
    TextEmbedder embedder = bench.open(variant);
    List<String> texts = CheckTexts.equal(plan.sizes().callTexts(), 3);
    long begin = System.nanoTime();
    List<Embedding> embeddings = Bench.embed(embedder, texts);
    double seconds = (System.nanoTime() - begin) / 1e9;
    report.add("limits.small.texts", texts.size());
    report.add("limits.small.answers", embeddings.stream().filter(one -> !one.isEmpty()).count());
    report.add(
        "limits.small.tokens_per_s",
        0,
        embeddings.stream().mapToLong(Embedding::tokens).sum() / seconds);
  }
}
