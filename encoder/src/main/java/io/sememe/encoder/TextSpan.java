// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * A part of a text.
 *
 * @param start where it starts, in UTF-16 chars from 0
 * @param end where it ends, exclusive, not before its start
 */
public record TextSpan(int start, int end) {
  /** Checks the order. */
  public TextSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "a span starts at 0 or later and ends no earlier than it starts, got: "
              + start
              + " to "
              + end);
    }
  }

  /** Returns how many UTF-16 chars it has. */
  public int length() {
    return end - start;
  }

  /**
   * Returns this part without the white space at its ends; nothing is left of a blank one.
   *
   * @param text a text that has at least {@link #end()} chars
   */
  public TextSpan withoutWhiteSpace(String text) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new TextSpan(from, to);
  }

  /** Returns this part of a text that has at least {@link #end()} chars. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
