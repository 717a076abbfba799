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

/** JMH on the steps of the archive's encoder. */
public final class KernelRun {

  private static final String MAIN = "org.openjdk.jmh.Main";
  private static final String ANY_MODEL = "bge-small-en-v1.5";

  private KernelRun() {}

  /**
   * Runs the benchmarks.
   *
   * @param arguments what JMH understands: a pattern that names match, options
   * @return by benchmark and parameters, JMH's score in microseconds
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
      new ObjectMapper().readTree(results.toFile()).forEach(one -> add(one, figures));
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
}
