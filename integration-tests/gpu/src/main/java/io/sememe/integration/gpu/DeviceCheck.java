// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the machine, the runtime and where each model really runs. */
final class DeviceCheck implements Check {

  private static final Pattern RUNTIME_JAR =
      Pattern.compile("(onnxruntime(?:_gpu)?)-([0-9][0-9.]*)\\.jar");

  @Override
  public String name() {
    return "device";
  }

  @Override
  public void run(CheckPlan plan, Report report) throws IOException {
    report.add("java", Runtime.version().toString());
    report.add("processors", Runtime.getRuntime().availableProcessors());
    Matcher jar = RUNTIME_JAR.matcher(System.getProperty("java.class.path"));
    report.add("onnxruntime", jar.find() ? jar.group(1) + " " + jar.group(2) : "unknown");
    List<String> device = NvidiaSmi.of(plan.device()).device().orElse(List.of());
    if (device.isEmpty()) {
      report.say("nvidia-smi says nothing: memory cannot be measured");
    } else {
      report.add("name", device.get(0));
      report.add("driver", device.get(1));
      report.add("memory_mib", device.get(2).strip());
    }
    inUse(plan, report);
  }

  private void inUse(CheckPlan plan, Report report) throws IOException {
    try (Bench bench = new Bench(plan, name())) {
      for (String model : plan.use()) {
        Variant variant = Variant.measured(plan, model);
        long begin = System.nanoTime();
        bench.open(variant);
        report.add("load_s." + model, 1, (System.nanoTime() - begin) / 1e9);
        bench
            .encoders()
            .device(variant.name())
            .ifPresent(device -> report.add("in_use." + model, device.name()));
      }
    }
  }
}
