// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures by key, in the order they are printed; all keys begin alike. Used by one thread. */
public final class Figures {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, String> byKey = new LinkedHashMap<>();
  private final String prefix;

  /** None yet, with what all keys begin with. */
  public Figures(String prefix) {
    this.prefix = prefix;
  }

  /** Adds a figure; no key twice. */
  public void add(String key, String value) {
    if (byKey.putIfAbsent(prefix + key, value) != null) {
      throw new IllegalStateException("measured twice: " + prefix + key);
    }
  }

  /** Adds a whole number. */
  public void add(String key, long value) {
    add(key, Long.toString(value));
  }

  /** Adds a number with so many decimals. */
  public void add(String key, int decimals, double value) {
    add(key, String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /** Adds how many there were in a second. */
  public void speed(String key, double perSecond) {
    add(key, 1, perSecond);
  }

  /** Adds a time in milliseconds. */
  public void millis(String key, double nanos) {
    add(key, 3, nanos / NANOS_PER_MILLI);
  }

  /**
   * Adds the median of the ratios of several rounds, and how far the rounds lie apart. A ratio is
   * taken within its round, so that a machine that drifts from round to round does not move it.
   */
  public void ratios(String key, List<Double> ofRounds) {
    add(key, 3, Percentiles.median(ofRounds));
    add(key + ".lowest", 3, Collections.min(ofRounds));
    add(key + ".highest", 3, Collections.max(ofRounds));
  }

  /** All of them. */
  public Map<String, String> toMap() {
    return Collections.unmodifiableMap(byKey);
  }
}
