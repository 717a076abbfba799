// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

/**
 * A weighted sum of meaning and words, each brought to [0, 1] by a function of its own.
 *
 * <p>Meaning is the cosine above a floor that unrelated texts reach too; words are BM25, saturated:
 * {@code bm25 / (bm25 + half)}, as BM25 itself saturates the frequency of a term. Neither knows
 * what else was found. Scaling by the smallest and the largest score among the hits would: then the
 * same document had another score on another shard, with another number of rows, on the next page.
 *
 * @param alpha the weight of meaning, 0 to 1; words have the rest
 * @param floor the cosine that counts as nothing, -1 to below 1
 * @param half the BM25 score that counts as one half, above 0
 */
record LinearFusion(double alpha, double floor, double half) {

  /** Returns the meaning's part of a cosine, 0 to 1. */
  double meaning(double cosine) {
    return Math.min(1, Math.max(0, (cosine - floor) / (1 - floor)));
  }

  /** Returns the words' part of a BM25 score, 0 to 1; of an infinite one, 1. */
  double words(double bm25) {
    return 1 - half / (bm25 + half);
  }

  /** Returns the score of a document. */
  double score(double cosine, double bm25) {
    return sum(meaning(cosine), words(bm25));
  }

  /** Returns the highest score of a document with this BM25 score, whatever its vector. */
  double highest(double bm25) {
    return sum(1, words(bm25));
  }

  /**
   * Returns a BM25 score below which no document reaches a score, whatever its vector; 0 when there
   * is none.
   */
  double leastBm25(double score) {
    double words = (score - alpha) / (1 - alpha);
    // Not a number when alpha is 1.
    if (!(words > 0)) {
      return 0;
    }
    return words < 1 ? half * words / (1 - words) : Double.POSITIVE_INFINITY;
  }

  private double sum(double meaning, double words) {
    return alpha * meaning + (1 - alpha) * words;
  }

  @Override
  public String toString() {
    return "linear(alpha=" + alpha + ",floor=" + floor + ",half=" + half + ")";
  }
}
