// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.ShownValues.Shown;

/** The largest difference between what the reference says and what somebody else says. */
final class Difference {
  /** How far apart two floats may be that were computed in another order. */
  static final double TOLERANCE = 1e-4;

  private double largest;

  /** Fails unless a text of a batch has all states and all attention of this trace. */
  static void assertNone(Trace expected, Shown actual, int text) {
    Difference difference = new Difference();
    assertEquals(expected.states().size(), actual.states().size(), "embeddings and layers");
    for (int i = 0; i < actual.states().size(); i++) {
      difference.add(expected.states().get(i), actual.states().get(i)[text]);
    }
    difference.assertSmall("states");
    assertEquals(expected.attention().size(), actual.attention().size(), "layers");
    for (int layer = 0; layer < actual.attention().size(); layer++) {
      float[][][] heads = actual.attention().get(layer)[text];
      assertEquals(expected.attention().get(layer).size(), heads.length, "heads");
      for (int head = 0; head < heads.length; head++) {
        difference.add(expected.attention().get(layer).get(head), heads[head]);
      }
    }
    difference.assertSmall("states and attention");
  }

  void add(Matrix expected, float[][] actual) {
    assertEquals(expected.height(), actual.length, "rows");
    for (int row = 0; row < actual.length; row++) {
      add(expected.row(row), actual[row]);
    }
  }

  void add(float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length, "columns");
    for (int i = 0; i < actual.length; i++) {
      // NaN stays: it is larger than any number to Math.max, and not below the tolerance.
      largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
    }
  }

  void assertSmall(String of) {
    assertTrue(largest <= TOLERANCE, () -> of + " differ by up to " + largest);
  }
}
