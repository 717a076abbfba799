// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.tokenize.Encoding;
import java.util.Arrays;

/**
 * Tokens of a long text that the model sees together.
 *
 * @param tokens the tokens, with offsets in the whole text
 * @param ownStart the first of them that has more context here than in the window before
 * @param ownEnd the first, exclusive end, that has more context in the window after
 */
public record TokenWindow(Encoding tokens, int ownStart, int ownEnd) {

  /** Returns where the first of its own tokens starts in the text. */
  int startInText() {
    return Arrays.stream(tokens.starts(), ownStart, ownEnd).min().orElse(0);
  }

  /** Returns where the last of its own tokens ends in the text, exclusive. */
  int endInText() {
    return Arrays.stream(tokens.ends(), ownStart, ownEnd).max().orElse(0);
  }
}
