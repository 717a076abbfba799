// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * Vectors of words of one text.
 *
 * @param dimension the length of a vector, at least 1
 * @param rows one vector of Euclidean length 1 for each word, in the order of the words; of length
 *     0 for a word without a token; owned by the receiver
 */
public record WordVectors(int dimension, List<float[]> rows) {

  @Override
  public String toString() {
    return "WordVectors[" + rows.size() + " x " + dimension + "]";
  }
}
