// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

/**
 * How much the meaning of a word counts in its score.
 *
 * @param alpha the share of the score that meaning decides on, 0 to 1
 * @param floor the cosine at and below which a word means something else, -1 to below the ceiling
 * @param ceiling the cosine at and above which it means the same, up to 1
 */
public record Meaning(double alpha, double floor, double ceiling) {
  /**
   * What a query gets that does not say. Without half of what a word means alone, its cosines with
   * the same word in other sentences lie in a narrow band: with the models that ship .44 to .70
   * where it means something else, .55 to .75 where it means the same. Chosen with the training
   * queries of SciFact, where nDCG@10 stays within .02 for floors of .3 to .5 and ceilings of .7 to
   * .9.
   */
  public static final Meaning DEFAULT = new Meaning(0.9, 0.5, 0.8);

  /** Checks the ranges. */
  public Meaning {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must be from 0 to 1, got: " + alpha);
    }
    if (!(floor >= -1 && floor < ceiling && ceiling <= 1)) {
      throw new IllegalArgumentException(
          "-1 <= floor < ceiling <= 1 must hold, got floor " + floor + " and ceiling " + ceiling);
    }
  }

  /** Returns how much of a word's meaning a cosine shows, 0 to 1. */
  double of(float cosine) {
    return Math.max(0, Math.min(1, (cosine - floor) / (ceiling - floor)));
  }

  /**
   * Returns the score of a word.
   *
   * @param words what it is without meaning; the score is not above it
   * @param meaning from 0 to 1
   */
  float score(float words, double meaning) {
    return (float) (words * (1 - alpha + alpha * meaning));
  }

  @Override
  public String toString() {
    return "alpha=" + alpha + ",floor=" + floor + ",ceiling=" + ceiling;
  }
}
