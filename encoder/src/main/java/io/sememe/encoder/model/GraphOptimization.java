// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far ONNX Runtime optimises a graph by itself, beside our own rewrites. */
public enum GraphOptimization {
  /** Not at all: to see whether an optimisation is to blame for something. */
  NONE,
  /** What no hardware matters to. */
  BASIC,
  /** Fusions for the device too. */
  EXTENDED,
  /** Everything. */
  ALL;

  /** Returns the name as descriptors write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<GraphOptimization> ofLabel(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }

  static String labels() {
    return Arrays.stream(values()).map(GraphOptimization::label).collect(Collectors.joining(", "));
  }
}
