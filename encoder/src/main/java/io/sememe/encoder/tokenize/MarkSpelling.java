// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SentencePiece's: a mark stands for the space before a word.
 *
 * @param byteFallback whether characters that the vocabulary lacks are written byte by byte
 */
record MarkSpelling(boolean byteFallback) implements Spelling {
  /** Lower one eighth block. */
  static final String MARK = "\u2581";

  private static final Pattern BYTE = Pattern.compile("<0x([0-9A-F]{2})>");

  @Override
  public boolean startsWord(String piece) {
    return piece.startsWith(MARK);
  }

  @Override
  public byte[] bytes(String piece, boolean continuing) {
    if (byteFallback) {
      Matcher matcher = BYTE.matcher(piece);
      if (matcher.matches()) {
        return new byte[] {(byte) Integer.parseInt(matcher.group(1), 16)};
      }
    }
    return piece.replace(MARK, " ").getBytes(StandardCharsets.UTF_8);
  }
}
