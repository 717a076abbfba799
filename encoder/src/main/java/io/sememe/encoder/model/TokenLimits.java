// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Collection;
import java.util.Map;

/**
 * How many tokens a model sees, and who says so. Published models often state several limits (one
 * of ours: 128 in tokenizer.json, 256 in sentence_bert_config.json, 512 positions).
 *
 * @param inForce the limit that counts: the least that the descriptor's own rules allow
 * @param stated every limit in the folder, by file; that of tokenizer.json binds nobody
 */
public record TokenLimits(int inForce, Map<String, Integer> stated) {
  /** The limit when no file states one: what BERT's position table holds. */
  static final int DEFAULT = 512;

  /**
   * Returns the limits of a model whose binding statements are these; the least one is in force.
   */
  static TokenLimits of(Collection<Integer> binding, Map<String, Integer> stated) {
    int least = binding.stream().mapToInt(Integer::intValue).min().orElse(DEFAULT);
    return new TokenLimits(least, Map.copyOf(stated));
  }
}
