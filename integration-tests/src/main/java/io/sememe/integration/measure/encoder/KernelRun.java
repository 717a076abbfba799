// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.peers.Workshop;
import io.sememe.integration.node.NodeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** JMH on the steps of the archive's encoder. */
public final class KernelRun {

  private static final String MAIN = "org.openjdk.jmh.Main";
  private static final String MAX_SIM = "io.sememe.measure.MaxSimBenchmark.";
  private static final double MICROS_PER_MILLI = 1e3;
  private static final String ANY_MODEL = "bge-small-en-v1.5";

  private KernelRun() {}

  /**
   * Runs the benchmarks.
   *
   * @param arguments what JMH understands: a pattern that names match, options
   * @return by benchmark and parameters, JMH's score in microseconds; then what late interaction
   *     takes, when it was among them
   */
  public static Map<String, String> of(List<String> arguments) throws IOException {
    try (Workshop workshop = Workshop.open(ANY_MODEL)) {
      Path results = workshop.file("jmh.json");
      List<String> command = new ArrayList<>(workshop.javaCommand());
      command.add(MAIN);
      command.addAll(arguments);
      command.addAll(List.of("-rf", "json", "-rff", results.toString()));
      run(command, workshop.classPaths().benchmarks());
      Figures figures = new Figures("jmh.");
      JsonNode measured = new ObjectMapper().readTree(results.toFile());
      measured.forEach(one -> add(one, figures));
      addMaxSim(measured, figures);
      return figures.toMap();
    }
  }

  private static void run(List<String> command, String classpath) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("CLASSPATH", classpath);
    Process process = builder.start();
    try {
      if (process.waitFor() != 0) {
        throw new NodeException("JMH ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while JMH ran", e);
    }
  }

  /** Adds what JMH measured of one benchmark with one set of parameters. */
  static void add(JsonNode result, Figures figures) {
    String name = result.path("benchmark").asText();
    StringBuilder key = new StringBuilder();
    key.append(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1));
    result.path("params").forEach(value -> key.append('.').append(value.asText()));
    JsonNode metric = result.path("primaryMetric");
    figures.add(key + ".us", 2, metric.path("score").asDouble());
    double error = metric.path("scoreError").asDouble();
    // Two iterations have no error that can be told.
    if (Double.isFinite(error)) {
      figures.add(key + ".us_error", 2, error);
    }
  }

  /** Adds the time of late interaction, and the speed over that of plain loops over floats. */
  static void addMaxSim(JsonNode results, Figures figures) {
    OptionalDouble ours = score(results, MAX_SIM + "int8");
    OptionalDouble loop = score(results, MAX_SIM + "floatLoop");
    if (ours.isPresent() && loop.isPresent()) {
      figures.add("maxsim_ms", 3, ours.getAsDouble() / MICROS_PER_MILLI);
      figures.add("maxsim.vs.float_loop", 1, loop.getAsDouble() / ours.getAsDouble());
    }
  }

  private static OptionalDouble score(JsonNode results, String benchmark) {
    for (JsonNode result : results) {
      if (result.path("benchmark").asText().equals(benchmark)) {
        return OptionalDouble.of(result.path("primaryMetric").path("score").asDouble());
      }
    }
    return OptionalDouble.empty();
  }
}
