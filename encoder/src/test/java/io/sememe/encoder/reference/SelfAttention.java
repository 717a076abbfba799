// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the tokens of a text look at each other. From its state each token makes a query, a key and a
 * value. The score of a pair of tokens is the dot product of the one's query and the other's key;
 * the shares that follow say how much of each value a token takes.
 *
 * <p>Every head does this for itself, in its own columns of the three.
 *
 * @param query what a token looks for
 * @param key what a token is found by
 * @param value what a token gives to those that find it
 * @param output mixes what all heads have brought
 * @param heads how many there are; they share the columns evenly
 */
record SelfAttention(Dense query, Dense key, Dense value, Dense output, int heads) {
  SelfAttention {
    if (query.bias().length % heads != 0) {
      throw new IllegalArgumentException(
          heads + " heads cannot share " + query.bias().length + " columns");
    }
  }

  /**
   * Returns who looks at whom: for each head a square of shares, a row for each token that looks.
   */
  List<Matrix> weights(Matrix states, Input input) {
    List<Matrix> queries = split(query.of(states));
    List<Matrix> keys = split(key.of(states));
    return IntStream.range(0, heads)
        .mapToObj(head -> Softmax.of(scores(queries.get(head), keys.get(head)), input))
        .toList();
  }

  // Divided by the root of the width: the dot product of long vectors is large by chance alone, and
  // the softmax of large scores would give everything to one token.
  private static Matrix scores(Matrix queries, Matrix keys) {
    double scale = Math.sqrt(queries.width());
    return queries.times(keys.transposed()).each(score -> score / scale);
  }

  /** Returns what each token brings home: of every head's values the shares that it looks at. */
  Matrix lookedUp(Matrix states, List<Matrix> weights) {
    List<Matrix> values = split(value.of(states));
    List<Matrix> mixes = new ArrayList<>();
    for (int head = 0; head < heads; head++) {
      mixes.add(weights.get(head).times(values.get(head)));
    }
    return output.of(Matrix.joined(mixes));
  }

  private List<Matrix> split(Matrix all) {
    int width = all.width() / heads;
    return IntStream.range(0, heads)
        .mapToObj(head -> all.columns(head * width, (head + 1) * width))
        .toList();
  }
}
