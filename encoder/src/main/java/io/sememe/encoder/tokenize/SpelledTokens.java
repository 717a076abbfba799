// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tokens of one text, with what they are called.
 *
 * @param encoding the tokens; the offsets are without white space
 * @param pieces the tokens as the vocabulary writes them
 * @param words the text that each stands for, without white space; text that several tokens make up
 *     together stands with the first of them, and the others have an empty string
 * @param continuing whether each belongs to the same word as the token before it
 */
public record SpelledTokens(
    Encoding encoding, List<String> pieces, List<String> words, boolean[] continuing) {

  /**
   * Spells tokens.
   *
   * @param wordNumbers which word each belongs to
   */
  static SpelledTokens of(Pieces pieces, long[] wordNumbers, Encoding encoding) {
    Spelling spelling = pieces.spelling();
    int length = encoding.length();
    List<String> spelled = new ArrayList<>(length);
    boolean[] continuing = new boolean[length];
    for (int i = 0; i < length; i++) {
      String piece = pieces.piece(encoding.ids()[i]);
      spelled.add(piece);
      // Where nothing divides the text beforehand, all of it is one word to the tokenizer.
      continuing[i] = i > 0 && wordNumbers[i] == wordNumbers[i - 1] && !spelling.startsWord(piece);
    }
    return new SpelledTokens(encoding, spelled, words(spelling, spelled, continuing), continuing);
  }

  private static List<String> words(Spelling spelling, List<String> pieces, boolean[] continuing) {
    String[] words = new String[continuing.length];
    Arrays.fill(words, "");
    Utf8Run run = new Utf8Run();
    int first = 0;
    for (int i = 0; i < words.length; i++) {
      if (run.isEmpty()) {
        first = i;
      }
      run.add(spelling.bytes(pieces.get(i), continuing[i]));
      boolean last = i + 1 == words.length || !continuing[i + 1];
      if (last || run.isWhole()) {
        words[first] = run.take().strip();
      }
    }
    return Arrays.asList(words);
  }
}
