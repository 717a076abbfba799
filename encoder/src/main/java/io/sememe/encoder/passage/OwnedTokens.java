// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.TextSpan;
import io.sememe.encoder.tokenize.Encoding;
import java.util.Arrays;

/**
 * The tokens that a window owns, to be found by their place in the text: among hundreds of words in
 * a window, each looks at its own tokens only. Tokens may lie in any order.
 */
final class OwnedTokens {
  private final TokenWindow window;

  /** How far the first of them reach, and where the last of them begin. */
  private final int[] reach;

  private final int[] begin;

  OwnedTokens(TokenWindow window) {
    this.window = window;
    Encoding tokens = window.tokens();
    this.reach = Arrays.copyOfRange(tokens.ends(), window.ownStart(), window.ownEnd());
    this.begin = Arrays.copyOfRange(tokens.starts(), window.ownStart(), window.ownEnd());
    for (int i = 1; i < reach.length; i++) {
      reach[i] = Math.max(reach[i], reach[i - 1]);
    }
    for (int i = begin.length - 2; i >= 0; i--) {
      begin[i] = Math.min(begin[i], begin[i + 1]);
    }
  }

  /** Returns all tokens of the window. */
  Encoding tokens() {
    return window.tokens();
  }

  /** Returns the first own token that may have a char in a span. */
  int first(TextSpan span) {
    return window.ownStart() + countUpTo(reach, span.start());
  }

  /** Returns the last one, exclusive. */
  int end(TextSpan span) {
    return window.ownStart() + countUpTo(begin, span.end() - 1);
  }

  // How many of the ascending values are no greater.
  private static int countUpTo(int[] values, int most) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= most) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
