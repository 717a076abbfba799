// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.tokenize.Encoding;
import java.util.stream.IntStream;

/** A tokenizer that makes a token of each letter, with its position in the alphabet as number. */
final class LetterTokens {
  private LetterTokens() {}

  static Encoding of(String text) {
    int[] places =
        IntStream.range(0, text.length()).filter(i -> Character.isLetter(text.charAt(i))).toArray();
    long[] ids = IntStream.of(places).mapToLong(i -> text.charAt(i) - 'a').toArray();
    return new Encoding(ids, places, IntStream.of(places).map(i -> i + 1).toArray());
  }
}
