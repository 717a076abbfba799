// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Gives the documents at the top of a result new places, above all others.
 *
 * <p>The score of such a document is that of the best one before, plus {@code weight * relevance +
 * (1 - weight) * before / best}. Relevance lies within 0 and 1, so the documents that keep their
 * score, none of which has more than the best one, come behind all of these, in the order that they
 * had; and since it depends on nothing but the document and the best one, on no number of shards or
 * rows. Scores that a float cannot tell apart are moved apart by its smallest step, so that the
 * order is that of the exact values, and of equals the one before.
 */
final class TopPlaces {
  private final float best;
  private final float weight;
  private final List<Candidate> candidates = new ArrayList<>();

  /** A document that gets a place. */
  private record Candidate(String id, float before, float signal, double total) {}

  /**
   * Creates places.
   *
   * @param best the score of the best document before; not negative
   * @param weight how much the reranker's word counts against the score before, within 0 and 1
   */
  TopPlaces(float best, float weight) {
    this.best = finite(best);
    this.weight = weight;
  }

  /**
   * Adds a document, in the order that they had before.
   *
   * @param relevance what the reranker says, within 0 and 1
   * @param signal the same as the reranker itself puts it
   */
  void add(String id, float before, double relevance, float signal) {
    double share = best > 0 ? finite(before) / (double) best : 0;
    double total = weight * relevance + (1 - weight) * share;
    candidates.add(new Candidate(id, finite(before), signal, total));
  }

  /** Returns the new order. */
  Ranking ranking() {
    List<Candidate> worstFirst = new ArrayList<>(candidates);
    worstFirst.sort(Comparator.comparingDouble(Candidate::total).reversed());
    Collections.reverse(worstFirst);
    List<RankedDocument> ranked = new ArrayList<>(worstFirst.size());
    float below = best;
    for (Candidate candidate : worstFirst) {
      float score = finite(Math.max((float) (best + candidate.total()), Math.nextUp(below)));
      ranked.add(new RankedDocument(candidate.id(), score, candidate.before(), candidate.signal()));
      below = score;
    }
    Collections.reverse(ranked);
    return new Ranking(List.copyOf(ranked));
  }

  // Function queries score as they like. Above the largest float there is no place to give.
  private static float finite(float score) {
    return Math.min(score, Float.MAX_VALUE);
  }
}
