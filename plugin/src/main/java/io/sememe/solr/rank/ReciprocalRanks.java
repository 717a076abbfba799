// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.shards.FoundDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a document's score is the sum
 * of {@code 1 / (k + place)} over the rankings that have it among their first {@code depth}, places
 * counted from 1. Of equal scores the smaller id comes first.
 *
 * @param k how much the first places count against those behind them, at least 1; the paper's is 60
 * @param depth how many places of each ranking count, at least 1
 */
record ReciprocalRanks(int k, int depth) {
  private static final Comparator<RankedDocument> BEST_FIRST =
      Comparator.comparing(RankedDocument::score, Comparator.reverseOrder())
          .thenComparing(RankedDocument::id);

  /**
   * Returns the fused ranking. The place of a document by words is its {@code before}, that by
   * meaning its {@code signal}; 0 where it has none.
   *
   * @param byWords the documents whose words match, best first
   * @param byMeaning the nearest documents, best first
   */
  Ranking fuse(List<FoundDocument> byWords, List<FoundDocument> byMeaning) {
    Map<String, Integer> words = places(byWords);
    Map<String, Integer> meaning = places(byMeaning);
    Set<String> ids = new HashSet<>(words.keySet());
    ids.addAll(meaning.keySet());
    List<RankedDocument> fused = new ArrayList<>(ids.size());
    ids.forEach(
        id -> fused.add(document(id, words.getOrDefault(id, 0), meaning.getOrDefault(id, 0))));
    fused.sort(BEST_FIRST);
    return new Ranking(List.copyOf(fused));
  }

  private Map<String, Integer> places(List<FoundDocument> found) {
    Map<String, Integer> places = new HashMap<>();
    for (FoundDocument document : found.subList(0, Math.min(depth, found.size()))) {
      places.putIfAbsent(document.id(), places.size() + 1);
    }
    return places;
  }

  private RankedDocument document(String id, int words, int meaning) {
    return new RankedDocument(id, (float) (part(words) + part(meaning)), words, meaning);
  }

  private double part(int place) {
    return place == 0 ? 0 : 1.0 / (k + place);
  }

  /** Explains the scores. */
  RankingExplanation explanation() {
    return new RankingExplanation(
        "reciprocal rank fusion: the sum of 1 / (" + k + " + place) over both rankings",
        "place by words, 0 when not among the first " + depth,
        "place by meaning, 0 when not among the first " + depth);
  }
}
