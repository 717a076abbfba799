// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.SparseEncoding;
import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A model without a model: each word of a text is a term that weighs its number of chars, and in
 * passages its first letter is a term of weight 0.5 too. Keeps the texts that it was asked for.
 */
public final class FakeSparseEncoder implements SparseEncoder {
  private static final float EXPANSION = 0.5f;
  private final List<String> texts = new ArrayList<>();

  /** Returns the texts that were encoded, in order. */
  public List<String> texts() {
    return texts;
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public String fingerprint(Deadline deadline) {
    return "ab".repeat(16);
  }

  @Override
  public SparseEncoding encode(String text, Role role, SparsePruning pruning, Deadline deadline) {
    texts.add(text);
    TreeMap<String, Float> weights = new TreeMap<>();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        weights.put(word, (float) word.codePointCount(0, word.length()));
        if (role == Role.PASSAGE) {
          weights.putIfAbsent(word.substring(0, word.offsetByCodePoints(0, 1)), EXPANSION);
        }
      }
    }
    List<Term> terms = new ArrayList<>();
    weights.forEach((term, weight) -> terms.add(new Term(term, weight)));
    terms.sort(Comparator.comparingDouble(term -> -term.weight()));
    return new SparseEncoding(pruned(terms, pruning), terms.size(), 0);
  }

  private static List<Term> pruned(List<Term> terms, SparsePruning pruning) {
    return terms.stream()
        .limit(pruning.topK())
        .filter(term -> term.weight() >= pruning.maxRatio() * terms.get(0).weight())
        .filter(term -> term.weight() >= pruning.absValue())
        .toList();
  }
}
