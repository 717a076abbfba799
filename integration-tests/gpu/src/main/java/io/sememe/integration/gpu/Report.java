// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.integration.measure.figures.Figures;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where figures go: printed as soon as they are known, so that whoever ends the program early loses
 * little. Used by one thread.
 */
final class Report {

  private static final String PREFIX = "gpu.";

  private final PrintStream figures;
  private final PrintStream progress;

  /** Figures and what is being done go to two streams. */
  Report(PrintStream figures, PrintStream progress) {
    this.figures = figures;
    this.progress = progress;
  }

  /** What is being done now, for people. */
  void say(String what) {
    progress.println(what);
    progress.flush();
  }

  void add(String key, String value) {
    print(Map.of(PREFIX + key, value));
  }

  void add(String key, long value) {
    add(key, Long.toString(value));
  }

  /** A number with so many decimals. */
  void add(String key, int decimals, double value) {
    Figures one = new Figures(PREFIX);
    one.add(key, decimals, value);
    print(one.toMap());
  }

  private void print(Map<String, String> byKey) {
    byKey.forEach((key, value) -> figures.println(key + "=" + value));
    figures.flush();
  }
}
