// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.node.NodeException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Runs the measurement named by the first argument and prints its figures at the very end, one
 * key=value per line. Exit status: 0 measured, 1 failed, 2 not understood.
 */
public final class MeasureMain {

  private static final int MEASURED = 0;
  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private static final List<Measurement> MEASUREMENTS =
      List.of(
          new QualityMeasurement(),
          new SensesMeasurement(),
          new AnswersMeasurement(),
          new EncoderMeasurement(),
          new SolrMeasurement(),
          new QueryMeasurement(),
          new ClusterMeasurement(),
          new ReembedMeasurement(),
          new LoadMeasurement(),
          new KernelMeasurement());

  private MeasureMain() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args), System.err));
  }

  static int run(List<String> arguments, PrintStream err) {
    try {
      Map<String, String> figures =
          named(arguments).measure(arguments.subList(1, arguments.size()));
      figures.forEach((key, value) -> System.out.println(key + "=" + value));
      return MEASURED;
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.println(usage());
      return NOT_UNDERSTOOD;
    } catch (IOException | NodeException e) {
      err.println("Nothing was measured: " + e.getMessage());
      return FAILED;
    }
  }

  private static Measurement named(List<String> arguments) throws UsageException {
    if (arguments.isEmpty()) {
      throw new UsageException("Name a measurement.");
    }
    String name = arguments.get(0);
    return MEASUREMENTS.stream()
        .filter(measurement -> measurement.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageException("There is no measurement \"" + name + "\"."));
  }

  private static String usage() {
    StringBuilder usage = new StringBuilder("Usage: integration-tests/measure NAME ARGUMENTS\n");
    MEASUREMENTS.forEach(one -> usage.append("  ").append(one.usage()).append('\n'));
    // The script runs this one itself: it is a group of the encoder's tests.
    return usage.append("  golden DATA: vectors against those of the reference").toString();
  }
}
