// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * Weighted terms of one text.
 *
 * @param terms in the order of falling weight, equal weights in the order of their numbers in the
 *     vocabulary; none for a text without content
 * @param tokens how many tokens the model saw, special tokens included and those twice that two
 *     windows share; without a run, how many tokens the text has; 0 for a text without content
 * @param unknownTokens how many of the text's tokens are unknown to its vocabulary, each counted
 *     once
 */
public record SparseEncoding(List<Term> terms, int tokens, int unknownTokens) {

  /**
   * A term of the model's vocabulary.
   *
   * @param text as the vocabulary writes it
   * @param weight finite, above 0
   */
  public record Term(String text, float weight) {}
}
