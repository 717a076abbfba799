// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.TextSpan;
import io.sememe.encoder.tokenize.Encoding;
import java.util.function.LongPredicate;

/** The states of a span's tokens as they come, added up in their order. */
final class SpanSum {
  private final TextSpan span;
  private final double[] sum;
  private int count;
  private int unknown;

  SpanSum(TextSpan span, int width) {
    this.span = span;
    this.sum = new double[width];
  }

  TextSpan span() {
    return span;
  }

  /**
   * Adds the states of the tokens that a window owns and that have a char in the span.
   *
   * @param states the rows of all that the model saw
   * @param firstRow the row of the window's first token
   */
  void add(OwnedTokens own, float[] states, int firstRow, LongPredicate isUnknown) {
    Encoding tokens = own.tokens();
    int end = own.end(span);
    for (int i = own.first(span); i < end; i++) {
      if (holds(tokens.starts()[i], tokens.ends()[i])) {
        add(states, firstRow + i);
        unknown += isUnknown.test(tokens.ids()[i]) ? 1 : 0;
      }
    }
  }

  private boolean holds(int start, int end) {
    return Math.max(start, span.start()) < Math.min(end, span.end());
  }

  private void add(float[] states, int row) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += states[row * sum.length + i];
    }
    count++;
  }

  SpanMean mean() {
    float[] mean = new float[count == 0 ? 0 : sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / count);
    }
    return new SpanMean(mean, count, unknown);
  }
}
