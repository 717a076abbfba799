// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Figures by key, in the order they were added. Used by one thread. */
public final class Figures {

  private final Map<String, String> byKey = new LinkedHashMap<>();

  /** Adds a number with so many decimals. */
  public void add(String key, int decimals, double value) {
    add(key, String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /** Adds a whole number. */
  public void add(String key, long value) {
    add(key, Long.toString(value));
  }

  /** Adds a figure; no key twice. */
  public void add(String key, String value) {
    if (byKey.putIfAbsent(key, value) != null) {
      throw new IllegalStateException("measured twice: " + key);
    }
  }

  /** All of them. */
  public Map<String, String> toMap() {
    return Collections.unmodifiableMap(byKey);
  }
}
