// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.EncoderException;
import io.sememe.integration.measure.Arguments;
import io.sememe.integration.measure.UsageException;
import io.sememe.integration.node.NodeException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * Measures the encoder on a GPU and prints each figure, one key=value per line, as soon as it is
 * known. A part that fails does not stop the others. Exit status: 0 measured, 1 a part failed, 2
 * not understood.
 */
public final class GpuCheck {

  private static final int MEASURED = 0;
  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private static final List<Check> CHECKS =
      List.of(
          new DeviceCheck(),
          new ParityCheck(),
          new ThroughputCheck(),
          new SettingsCheck(),
          new MemoryCheck(),
          new AlternateCheck(),
          new LimitsCheck(),
          new QualityCheck());

  private GpuCheck() {}

  /** Runs the parts that are named, or all. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> words, PrintStream out, PrintStream err) {
    try {
      Arguments arguments = Arguments.parse(words, CheckPlan.OPTIONS);
      if (!arguments.positional().isEmpty()) {
        throw new UsageException("Not understood: " + arguments.positional());
      }
      return run(named(arguments), CheckPlan.of(arguments), new Report(out, err));
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.println(
          "Usage: GpuCheck --models DIR --work DIR [--device cuda|cuda:N|cpu] [--use MODELS]"
              + " [--only "
              + String.join(",", names())
              + "] [--data BEIR-DIR] [--size full|tiny]");
      return NOT_UNDERSTOOD;
    }
  }

  private static int run(List<Check> checks, CheckPlan plan, Report report) {
    int status = MEASURED;
    for (Check check : checks) {
      report.say("== " + check.name());
      try {
        check.run(plan, report);
      } catch (IOException | EncoderException | IllegalStateException | NodeException e) {
        status = failed(check, report, e);
      } catch (CompletionException e) {
        status = failed(check, report, e.getCause() == null ? e : e.getCause());
      }
    }
    return status;
  }

  private static int failed(Check check, Report report, Throwable cause) {
    report.add(check.name() + ".error", String.valueOf(cause.getMessage()).replace('\n', ' '));
    return FAILED;
  }

  private static List<Check> named(Arguments arguments) throws UsageException {
    List<String> wanted =
        Arrays.asList(arguments.option("only").orElse(String.join(",", names())).split(","));
    List<String> unknown = new ArrayList<>(wanted);
    unknown.removeAll(names());
    if (!unknown.isEmpty()) {
      throw new UsageException("There is no " + unknown + " among " + names() + ".");
    }
    return CHECKS.stream().filter(check -> wanted.contains(check.name())).toList();
  }

  private static List<String> names() {
    return CHECKS.stream().map(Check::name).toList();
  }
}
