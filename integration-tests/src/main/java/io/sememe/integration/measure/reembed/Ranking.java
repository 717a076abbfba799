// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The documents nearest to a question in one vector space, found without an index of vectors.
 *
 * <p>Searches that are measured go through Lucene's graph, which misses some, and not the same ones
 * after segments were merged. But what it finds has the score that it has here. Had the document's
 * vector, or the question's, been made by another model, the score would be another one.
 *
 * @param best the ids of the first ones, best first
 * @param scores of the first {@link #LENGTH}, by id
 */
record Ranking(List<String> best, Map<String, Double> scores) {

  /** How many documents a search shows. */
  static final int SHOWN = 10;

  /** How many documents are known of each ranking: what no graph finds, so far down, is wrong. */
  static final int LENGTH = 1_000;

  /** Sums of floats in another order differ by less, scores of two models by far more. */
  private static final double TOLERANCE = 1e-5;

  Ranking {
    best = List.copyOf(best);
    scores = Map.copyOf(scores);
  }

  /** The ranking of an exact search's hits, best first. */
  static Ranking of(List<Hit> hits) {
    return new Ranking(
        hits.stream().limit(SHOWN).map(Hit::id).toList(),
        hits.stream().collect(Collectors.toMap(Hit::id, Hit::score)));
  }

  /** Whether these are the first documents, all of them. */
  boolean isExactly(List<Hit> found) {
    return found.stream().map(Hit::id).toList().equals(best);
  }

  /** Whether a search of this space finds these: as many as there are, each with its score. */
  boolean explains(List<Hit> found) {
    return found.size() == best.size() && found.stream().allMatch(this::has);
  }

  private boolean has(Hit hit) {
    Double score = scores.get(hit.id());
    return score != null && Math.abs(score - hit.score()) < TOLERANCE;
  }
}
