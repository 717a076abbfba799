// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.TextSpan;

/**
 * A text that is looked at piece by piece, however long it is.
 *
 * @param text any string
 * @param tokenizer tokenises a piece of it
 * @param maxCharacters the most UTF-16 chars of a piece, at least 1
 */
public record Source(String text, ContentTokenizer tokenizer, int maxCharacters) {

  /** Returns where the white space ends that begins at a position, if any does. */
  int skipWhiteSpace(int position, int to) {
    int at = position;
    while (at < to && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns where the white space begins that ends at a position, if any does. */
  int beforeWhiteSpace(int from, int position) {
    int at = position;
    while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /**
   * Returns where a piece ends: after its last white space where it has any, and never between two
   * surrogates.
   *
   * @param start where it starts, not on white space
   * @param size how many chars it may have, at least 1
   * @param to where the text to be cut ends, after {@code start}
   */
  int pieceEnd(int start, int size, int to) {
    if (to - start <= size) {
      return to;
    }
    for (int end = start + size; end > start; end--) {
      if (Character.isWhitespace(text.charAt(end - 1))) {
        return end;
      }
    }
    return wholeCharacter(start, start + size);
  }

  private int wholeCharacter(int start, int end) {
    boolean splitsPair = Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
    if (!splitsPair) {
      return end;
    }
    return end - 1 > start ? end - 1 : end + 1;
  }

  /** Returns where the character ends that starts at a position. */
  int characterEnd(int start) {
    return start + Character.charCount(text.codePointAt(start));
  }

  /** Returns a piece without the white space at its end, tokenised alone. */
  Piece piece(int start, int end) {
    TextSpan span = new TextSpan(start, beforeWhiteSpace(start, end));
    return new Piece(span, tokenizer.content(span.of(text)));
  }
}
