// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

/** Positions in a text, from Unicode code points (the tokenizer's) to UTF-16 chars (Java's). */
final class CodePoints {
  private final int[] chars;
  private final int length;

  private CodePoints(int[] chars, int length) {
    this.chars = chars;
    this.length = length;
  }

  static CodePoints of(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return new CodePoints(new int[0], count);
    }
    int[] chars = new int[count];
    for (int i = 0, position = 0; i < count; i++) {
      chars[i] = position;
      position += Character.charCount(text.codePointAt(position));
    }
    return new CodePoints(chars, text.length());
  }

  /**
   * Returns the char position of a code point position; the end of the text for what lies beyond.
   */
  int toChar(int codePoint) {
    if (chars.length == 0) {
      return Math.min(codePoint, length);
    }
    return codePoint < chars.length ? chars[codePoint] : length;
  }
}
