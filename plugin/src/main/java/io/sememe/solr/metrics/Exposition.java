// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

/**
 * Metrics in Prometheus' text format 0.0.4, family by family. Prometheus refuses a page that names
 * a family or a sample twice. Not thread-safe.
 */
final class Exposition {
  private final StringBuilder text = new StringBuilder();

  /** Begins a family of what only grows; its samples follow. */
  void counter(String name, String help) {
    family(name, "counter", help);
  }

  /** Begins a family of what grows and shrinks; its samples follow. */
  void gauge(String name, String help) {
    family(name, "gauge", help);
  }

  /** Begins a family of quantiles, sums and counts; its samples follow. */
  void summary(String name, String help) {
    family(name, "summary", help);
  }

  private void family(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /**
   * Adds a sample of the family that was begun last.
   *
   * @param name the family's, or with a suffix where the type has one
   * @param labels names and values in turn
   */
  void sample(String name, long value, String... labels) {
    sample(name, Long.toString(value), labels);
  }

  /** Adds a sample as {@link #sample(String, long, String...)} does; NaN where nothing is known. */
  void sample(String name, double value, String... labels) {
    sample(name, Double.toString(value), labels);
  }

  private void sample(String name, String value, String... labels) {
    text.append(name);
    for (int i = 0; i < labels.length; i += 2) {
      text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
      text.append(escaped(labels[i + 1]).replace("\"", "\\\"")).append('"');
    }
    text.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
  }

  private static String escaped(String raw) {
    return raw.replace("\\", "\\\\").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
