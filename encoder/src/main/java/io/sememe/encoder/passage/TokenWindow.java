// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.tokenize.Encoding;

/**
 * Tokens of a long text that the model sees together.
 *
 * @param tokens the tokens, with offsets in the whole text
 * @param ownStart the first of them that has more context here than in the window before
 * @param ownEnd the first, exclusive end, that has more context in the window after
 */
public record TokenWindow(Encoding tokens, int ownStart, int ownEnd) {

  /** Returns where its own tokens start in the text. */
  int startInText() {
    return tokens.starts()[ownStart];
  }

  /** Returns where its own tokens end in the text, exclusive. */
  int endInText() {
    return tokens.ends()[ownEnd - 1];
  }
}
