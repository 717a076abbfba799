// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import java.util.stream.LongStream;

/**
 * The first state of each token: what its word, its place and its type mean, added up. Without the
 * places, a model could not tell "dog bites man" from "man bites dog": nothing else in it knows of
 * an order.
 *
 * @param words a row for each token of the vocabulary
 * @param positions a row for each place, from 0; a longer text is none for this model
 * @param types a row for each type
 * @param norm brings the sum to one scale
 */
record Embeddings(Matrix words, Matrix positions, Matrix types, LayerNorm norm) {
  /** Returns a row for each token. */
  Matrix of(Input input) {
    long[] places = LongStream.range(0, input.length()).toArray();
    Matrix sum =
        words.rows(input.ids()).plus(types.rows(input.types())).plus(positions.rows(places));
    return norm.of(sum);
  }
}
