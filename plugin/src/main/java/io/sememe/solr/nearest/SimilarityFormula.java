// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.index.VectorSimilarityFunction;

/**
 * What a score of a vector field says of two vectors.
 *
 * @param name what is compared, in words
 * @param score how the score is made of it, in words
 * @param inverse makes it of the score
 */
record SimilarityFormula(String name, String score, DoubleUnaryOperator inverse) {

  /** Returns what the scores of a field with this function are made of. */
  static SimilarityFormula of(VectorSimilarityFunction function) {
    return switch (function) {
      case COSINE -> new SimilarityFormula("cosine", "(1 + cosine) / 2", score -> 2 * score - 1);
      case DOT_PRODUCT ->
          new SimilarityFormula(
              "cosine",
              "(1 + cosine) / 2, as a product of vectors of length 1",
              score -> 2 * score - 1);
      case EUCLIDEAN ->
          new SimilarityFormula(
              "squared distance", "1 / (1 + squared distance)", score -> 1 / score - 1);
      case MAXIMUM_INNER_PRODUCT ->
          new SimilarityFormula(
              "product",
              "1 + product, or 1 / (1 - product) when it is negative",
              score -> score < 1 ? 1 - 1 / score : score - 1);
    };
  }
}
