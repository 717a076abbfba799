// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.TextEmbedder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What models take of the device's memory, and what stays when they are gone. */
final class MemoryCheck implements Check {

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void run(CheckPlan plan, Report report) throws IOException {
    OptionalLong before = used(plan, report, "before");
    OptionalLong first;
    OptionalLong second;
    try (Bench bench = new Bench(plan, name())) {
      List<Variant> variants =
          plan.use().stream().map(model -> Variant.measured(plan, model)).toList();
      first = cycle(plan, report, bench, variants, "first.");
      second = cycle(plan, report, bench, variants, "second.");
    }
    used(plan, report, "after_close");
    if (before.isPresent() && first.isPresent() && second.isPresent()) {
      // The process keeps its CUDA context after the first model: it is in this figure.
      report.add("unload.left_mib", first.getAsLong() - before.getAsLong());
      report.add("unload.grown_mib", second.getAsLong() - first.getAsLong());
    }
  }

  /** Opens all, encodes with all, unloads one after the other; returns what is used then. */
  private static OptionalLong cycle(
      CheckPlan plan, Report report, Bench bench, List<Variant> variants, String when)
      throws IOException {
    List<String> texts = CheckTexts.mixed(plan.sizes().callTexts(), 2);
    List<TextEmbedder> embedders = new ArrayList<>();
    for (Variant variant : variants) {
      embedders.add(bench.open(variant));
      used(plan, report, when + "opened." + variant.source());
    }
    embedders.forEach(embedder -> Bench.embed(embedder, texts));
    OptionalLong used = used(plan, report, when + "after_work");
    for (Variant variant : variants) {
      bench.unload(variant);
      used = used(plan, report, when + "unloaded." + variant.source());
    }
    return used;
  }

  private static OptionalLong used(CheckPlan plan, Report report, String when) {
    OptionalLong used = NvidiaSmi.of(plan.device()).used();
    used.ifPresent(mib -> report.add("memory." + when + "_mib", mib));
    return used;
  }
}
