// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.SparseEncoding.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Terms by the formula, element by element: the largest log(1 + relu(logit)) over the tokens.
 *
 * @param vocabulary the terms by their numbers; those that are never given are not among them
 */
public record PlainTerms(Map<Integer, String> vocabulary) {

  /** Returns the weights of all terms that weigh anything. */
  public Map<String, Double> of(float[][] logits) {
    Map<String, Double> weights = new HashMap<>();
    for (float[] token : logits) {
      for (int number = 0; number < token.length; number++) {
        String term = vocabulary.get(number);
        if (term != null && token[number] > 0) {
          weights.merge(term, Math.log(1 + (double) token[number]), Math::max);
        }
      }
    }
    return weights;
  }

  /**
   * Makes sure that terms are the heaviest of a text, in falling order.
   *
   * @param expected the weights of all terms
   * @param topK how many are given at most
   * @return the largest difference between two weights
   */
  public static double requireHeaviest(
      Map<String, Double> expected, int topK, List<Term> terms, double tolerance) {
    assertEquals(Math.min(topK, expected.size()), terms.size());
    Set<String> given = new HashSet<>();
    double largest = 0;
    double last = Double.POSITIVE_INFINITY;
    for (Term term : terms) {
      assertTrue(expected.containsKey(term.text()), term + " was not expected");
      largest = Math.max(largest, Math.abs(expected.get(term.text()) - term.weight()));
      assertTrue(term.weight() <= last, term + " weighs more than the one before");
      last = term.weight();
      given.add(term.text());
    }
    assertEquals(terms.size(), given.size(), "a term is given twice");
    double least = last;
    expected.forEach(
        (term, weight) ->
            assertTrue(given.contains(term) || weight <= least + tolerance, term + " is missing"));
    assertTrue(largest <= tolerance, "largest difference " + largest);
    return largest;
  }
}
