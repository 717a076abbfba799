// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.List;

/**
 * The tokens of a vocabulary that stand for text, by their numbers: all but the special ones and
 * the unknown one. Immutable.
 */
public final class TermTable {
  private final Pieces pieces;
  private final BitSet numbers;

  private TermTable(Pieces pieces, BitSet numbers) {
    this.pieces = pieces;
    this.numbers = numbers;
  }

  /**
   * Returns the terms among pieces.
   *
   * @param added the tokens that were added to the vocabulary
   * @param unknownId the number of the unknown token, -1 when there is none
   */
  static TermTable of(Pieces pieces, List<JsonNode> added, long unknownId) {
    BitSet numbers = pieces.numbers();
    added.stream()
        .filter(TokenizerFile::isSpecial)
        .mapToLong(token -> token.path("id").asLong(-1))
        .forEach(id -> clear(numbers, id));
    clear(numbers, unknownId);
    return new TermTable(pieces, numbers);
  }

  private static void clear(BitSet numbers, long id) {
    if (id >= 0 && id < numbers.length()) {
      numbers.clear((int) id);
    }
  }

  /** Returns the numbers of all terms, in a set of the caller's. */
  public BitSet numbers() {
    return BitSet.valueOf(numbers.toLongArray());
  }

  /**
   * Returns a term.
   *
   * @param number one of {@link #numbers()}
   */
  public String term(int number) {
    return pieces.piece(number);
  }
}
