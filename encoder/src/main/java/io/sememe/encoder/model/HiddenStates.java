// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

/**
 * The encoder's output for one text: one contextual vector per token, special tokens included.
 *
 * @param values row after row, {@code tokens * width} floats; owned by the receiver
 * @param tokens number of rows, at least 1
 * @param width length of a row, at least 1
 */
public record HiddenStates(float[] values, int tokens, int width) {
  /** Checks the shape. */
  public HiddenStates {
    if (tokens < 1 || width < 1 || values.length != tokens * width) {
      throw new IllegalArgumentException(
          values.length + " values are not " + tokens + " rows of " + width);
    }
  }
}
