// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.load.LoadPlan;
import io.sememe.integration.measure.load.LoadRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a node keeps up that is asked far more than it can do. */
final class LoadMeasurement implements Measurement {
  static final Set<String> OPTIONS = Set.of("rounds", "clients", "documents", "cycles");

  private static final int DEFAULT_SECONDS = 25;
  private static final int DEFAULT_ROUNDS = 5;
  private static final int DEFAULT_CLIENTS = 500;
  private static final int DEFAULT_DOCUMENTS = 2_000;
  private static final int DEFAULT_CYCLES = 200;

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String usage() {
    return "load [SECONDS] [--rounds N] [--clients N] [--documents N] [--cycles N]: requests and"
        + " documents lost, and how slow searches by words become (99th percentile, over rounds of"
        + " so many seconds each), while hundreds of clients ask questions and documents come in;"
        + " how memory and threads grow while a model is loaded, unloaded and reloaded under"
        + " traffic; and how the node ends in the middle of it";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    return LoadRun.of(plan(Arguments.parse(words, OPTIONS)));
  }

  static LoadPlan plan(Arguments arguments) throws UsageException {
    return new LoadPlan(
        arguments.positiveIfAny("SECONDS").orElse(DEFAULT_SECONDS),
        arguments.number("rounds").orElse(DEFAULT_ROUNDS),
        arguments.number("clients").orElse(DEFAULT_CLIENTS),
        arguments.number("documents").orElse(DEFAULT_DOCUMENTS),
        arguments.number("cycles").orElse(DEFAULT_CYCLES));
  }
}
