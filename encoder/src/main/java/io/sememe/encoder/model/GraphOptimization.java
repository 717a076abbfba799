// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

/** How far ONNX Runtime optimises a graph by itself, beside our own rewrites. */
public enum GraphOptimization {
  /** Not at all: to see whether an optimisation is to blame for something. */
  NONE,
  /** What no hardware matters to. */
  BASIC,
  /** Fusions for the device too. */
  EXTENDED,
  /** Everything. */
  ALL
}
