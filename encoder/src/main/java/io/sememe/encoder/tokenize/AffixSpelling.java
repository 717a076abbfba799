// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.nio.charset.StandardCharsets;

/**
 * Tokens inside a word have a prefix (WordPiece's {@code ##}), or the last one of a word has a
 * suffix (the first byte-pair encoders' {@code </w>}), or neither.
 */
record AffixSpelling(String prefix, String suffix) implements Spelling {

  @Override
  public boolean startsWord(String piece) {
    return false;
  }

  @Override
  public byte[] bytes(String piece, boolean continuing) {
    int start = continuing && piece.startsWith(prefix) ? prefix.length() : 0;
    int end = piece.length() - (piece.endsWith(suffix) ? suffix.length() : 0);
    return piece.substring(start, Math.max(start, end)).getBytes(StandardCharsets.UTF_8);
  }
}
