// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.UnitLength;
import io.sememe.encoder.tokenize.Tokenized;
import java.util.Arrays;

/**
 * The tokens of a text as a model sees them for token vectors, and which of them are kept.
 *
 * @param ids all tokens, special tokens, marker and expansion included; none when the text has none
 * @param kept the places in {@code ids} of those whose vectors are kept, ascending
 * @param starts where each kept token starts in the caller's text
 * @param ends where each kept token ends
 * @param text what was cut and counted
 */
record SeenTokens(long[] ids, int[] kept, int[] starts, int[] ends, Tokenized text) {

  /** Returns whether nothing is kept, so that nothing needs to run. */
  boolean isEmpty() {
    return kept.length == 0;
  }

  /** Returns whether the model sees the whole text. */
  boolean isWhole() {
    return text.truncatedTokens() == 0 && text.truncatedCharacters() == 0;
  }

  /** Returns where the last token ends that the model sees of the caller's text, 0 without any. */
  int end() {
    return Arrays.stream(text.encoding().ends()).max().orElse(0);
  }

  /**
   * Returns the vectors of the kept tokens.
   *
   * @param states a row for each of {@code ids}; not changed
   * @param width how many floats a row has
   * @throws EncoderException INTERNAL when a row is no vector
   */
  TokenVectors vectors(float[] states, int width) {
    float[] values = new float[kept.length * width];
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(states, kept[i] * width, values, i * width, width);
      UnitLength.scale(values, i * width, width);
    }
    return new TokenVectors(
        width,
        values,
        starts,
        ends,
        ids.length,
        text.truncatedTokens(),
        text.truncatedCharacters(),
        text.unknownTokens());
  }
}
