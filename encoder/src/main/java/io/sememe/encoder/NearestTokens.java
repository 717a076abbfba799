// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For each token of a question the nearest one among the tokens of a part of a text that have been
 * looked at; of equally near ones the first. Not thread-safe.
 */
final class NearestTokens {
  private float[] cosines = new float[0];
  private int[] starts = new int[0];
  private int[] ends = new int[0];

  /**
   * Looks at more tokens.
   *
   * @param table the cosine of each token of the question with each that is kept
   * @param from the first token
   * @param to the one after the last
   */
  void add(float[] table, PlacedTokens tokens, int from, int to) {
    if (from == to) {
      return;
    }
    if (isEmpty()) {
      begin(table.length / tokens.kept());
    }
    for (int i = 0; i < cosines.length; i++) {
      int row = i * tokens.kept();
      for (int token = from; token < to; token++) {
        float cosine = table[row + tokens.columns()[token]];
        if (cosine > cosines[i]) {
          cosines[i] = cosine;
          starts[i] = tokens.starts()[token];
          ends[i] = tokens.ends()[token];
        }
      }
    }
  }

  private boolean isEmpty() {
    return cosines.length == 0;
  }

  // Of a long text most parts have no token in a piece: what they need is made when it is.
  private void begin(int questionTokens) {
    cosines = new float[questionTokens];
    starts = new int[questionTokens];
    ends = new int[questionTokens];
    Arrays.fill(cosines, Float.NEGATIVE_INFINITY);
  }

  /** Returns how the part that has these tokens answers. */
  PartScore score(TextSpan part) {
    return isEmpty()
        ? new PartScore(part, MaxSim.NO_TOKENS, List.of())
        : new PartScore(part, mean(), matches());
  }

  private float mean() {
    double sum = 0;
    for (float cosine : cosines) {
      sum += cosine;
    }
    return within((float) (sum / cosines.length));
  }

  private List<TokenMatch> matches() {
    List<TokenMatch> matches = new ArrayList<>(cosines.length);
    for (int i = 0; i < cosines.length; i++) {
      matches.add(new TokenMatch(i, new TextSpan(starts[i], ends[i]), within(cosines[i])));
    }
    return matches;
  }

  // Rounded vectors can be a little longer than 1.
  private static float within(float cosine) {
    return Math.max(-1, Math.min(1, cosine));
  }
}
