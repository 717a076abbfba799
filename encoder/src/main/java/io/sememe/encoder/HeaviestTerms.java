// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.tokenize.TermTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of a text, each with its largest weight in any window. The k heaviest of the text are
 * among the k heaviest of its windows, so that nothing is lost where windows give no more. Not
 * thread-safe.
 */
final class HeaviestTerms {
  private static final Comparator<Map.Entry<Integer, Float>> HEAVIEST_FIRST =
      Map.Entry.<Integer, Float>comparingByValue(Comparator.reverseOrder())
          .thenComparing(Map.Entry.comparingByKey());

  private final Map<Integer, Float> weights = new HashMap<>();

  /**
   * Adds what the model gives of a window.
   *
   * @param row the weights, then the numbers of the terms in the same order
   */
  void add(float[] row) {
    int count = row.length / 2;
    for (int i = 0; i < count; i++) {
      add((int) row[count + i], row[i]);
    }
  }

  /** Adds a term, unless it weighs nothing. */
  void add(int number, float weight) {
    if (weight > 0) {
      weights.merge(number, weight, Math::max);
    }
  }

  /**
   * Returns those that are kept, in the order of {@link SparseEncoding#terms()}.
   *
   * @param topK how many at most, whatever the pruning says
   */
  List<Term> kept(TermTable terms, int topK, SparsePruning pruning) {
    float heaviest = weights.values().stream().reduce(0f, Math::max);
    float least = Math.max(pruning.absValue(), pruning.maxRatio() * heaviest);
    return weights.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .sorted(HEAVIEST_FIRST)
        .limit(Math.min(topK, pruning.topK()))
        .map(entry -> new Term(terms.term(entry.getKey()), entry.getValue()))
        .toList();
  }
}
