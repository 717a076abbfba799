// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures by key, in the order they are printed; all keys begin alike. */
final class Figures {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, String> byKey = new LinkedHashMap<>();
  private final String prefix;

  Figures(String prefix) {
    this.prefix = prefix;
  }

  void text(String key, String value) {
    byKey.put(prefix + key, value);
  }

  void count(String key, int value) {
    text(key, Integer.toString(value));
  }

  void speed(String key, double perSecond) {
    text(key, String.format(Locale.ROOT, "%.1f", perSecond));
  }

  void millis(String key, double nanos) {
    text(key, String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI));
  }

  void ratio(String key, double value) {
    text(key, String.format(Locale.ROOT, "%.3f", value));
  }

  /** The median of the ratios of several rounds, and how far the rounds lie apart. */
  void ratios(String key, List<Double> values) {
    ratio(key, Percentiles.median(values));
    ratio(key + ".lowest", Collections.min(values));
    ratio(key + ".highest", Collections.max(values));
  }

  Map<String, String> byKey() {
    return Collections.unmodifiableMap(byKey);
  }
}
