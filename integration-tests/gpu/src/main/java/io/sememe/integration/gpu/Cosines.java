// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Embedding;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** How alike the vectors of the same texts are. */
final class Cosines {

  private Cosines() {}

  /** The cosines of two lists, place by place. */
  static DoubleSummaryStatistics of(List<Embedding> some, List<Embedding> others) {
    return IntStream.range(0, some.size())
        .mapToDouble(i -> of(some.get(i).vector(), others.get(i).vector()))
        .summaryStatistics();
  }

  /** The cosine of two vectors of equal size, neither of them zero. */
  static double of(float[] one, float[] other) {
    return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
  }

  static double product(float[] one, float[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(one.length + " and " + other.length + " dimensions");
    }
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
