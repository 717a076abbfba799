// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.span.TokenSpan;
import io.sememe.encoder.tokenize.Encoding;
import java.util.BitSet;

/**
 * Where an answer may begin and end in a window of a text: with what is no white space, and neither
 * within a character, which may have several tokens, nor before the marks that stand on it.
 */
final class WindowEdges {
  private final String text;
  private final Encoding tokens;
  private final BitSet starts = new BitSet();
  private final BitSet ends = new BitSet();

  WindowEdges(String text, Encoding tokens) {
    this.text = text;
    this.tokens = tokens;
    int last = tokens.length() - 1;
    for (int i = 0; i <= last; i++) {
      int start = start(i);
      if (start < tokens.ends()[i]) {
        boolean within = i > 0 && tokens.ends()[i - 1] > start;
        starts.set(i, !within && !isMark(text.codePointAt(start)));
        ends.set(i, i == last || tokens.starts()[i + 1] >= tokens.ends()[i]);
      }
    }
  }

  /** Returns the tokens that an answer may begin with. */
  BitSet starts() {
    return starts;
  }

  /** Returns the tokens that an answer may end with. */
  BitSet ends() {
    return ends;
  }

  /** Returns which part of the text a span is, without white space around it. */
  TextSpan part(TokenSpan span) {
    int start = start(span.first());
    int end = tokens.ends()[span.last()];
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new TextSpan(start, end > start ? afterMarks(end) : start);
  }

  private int start(int token) {
    int at = tokens.starts()[token];
    while (at < tokens.ends()[token] && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  // Tokenizers that strip accents leave a mark behind without the letter that it stands on.
  private int afterMarks(int end) {
    int at = end;
    while (at < text.length() && isMark(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
