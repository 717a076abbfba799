// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BERT's tokenizer for plain ASCII: what the native tokenizer says, in a fraction of its time; or
 * nothing, where the text holds more than that. Immutable.
 */
final class AsciiWordPiece {
  private static final int CHARACTERS = 0x80;
  private static final byte REFUSED = -1;
  private static final byte SPACE = ' ';
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final boolean[] ENDS_WORD = new boolean[CHARACTERS];

  static {
    ENDS_WORD[SPACE] = true;
    PUNCTUATION.chars().forEach(c -> ENDS_WORD[c] = true);
  }

  private final Settings settings;
  private final byte[] folded;

  /**
   * What a tokenizer file says.
   *
   * @param words the entries that may start a word
   * @param continuations the entries that may go on with it, without their prefix
   * @param unknownId what stands for a word that the entries do not make up
   * @param maxWordLength the longest word that is looked at
   * @param lowerCase whether capital letters count as small ones
   * @param addedTokens texts that the native tokenizer alone knows what to do with
   */
  record Settings(
      Vocabulary words,
      Vocabulary continuations,
      int unknownId,
      int maxWordLength,
      boolean lowerCase,
      List<String> addedTokens) {}

  AsciiWordPiece(Settings settings) {
    this.settings = settings;
    this.folded = folded(settings.lowerCase());
  }

  /**
   * Encodes one text, whole, without special tokens.
   *
   * @return null for a text that only the native tokenizer knows how to encode
   */
  @Nullable RawTokens encode(String text) {
    byte[] characters = fold(text);
    if (characters == null || holdsAddedToken(text)) {
      return null;
    }
    RawTokensBuilder tokens = new RawTokensBuilder(8 + text.length() / 4);
    int start = 0;
    while (start < characters.length) {
      if (characters[start] == SPACE) {
        start++;
      } else {
        int end = wordEnd(characters, start);
        addWord(characters, start, end, tokens);
        start = end;
      }
    }
    return tokens.build();
  }

  private boolean holdsAddedToken(String text) {
    for (String token : settings.addedTokens()) {
      if (text.contains(token)) {
        return true;
      }
    }
    return false;
  }

  private byte @Nullable [] fold(String text) {
    byte[] characters = new byte[text.length()];
    for (int i = 0; i < characters.length; i++) {
      char c = text.charAt(i);
      if (c >= CHARACTERS || folded[c] == REFUSED) {
        return null;
      }
      characters[i] = folded[c];
    }
    return characters;
  }

  // A punctuation mark is a word of its own.
  private static int wordEnd(byte[] characters, int start) {
    int end = start + 1;
    if (ENDS_WORD[characters[start]]) {
      return end;
    }
    while (end < characters.length && !ENDS_WORD[characters[end]]) {
      end++;
    }
    return end;
  }

  private void addWord(byte[] characters, int start, int end, RawTokensBuilder tokens) {
    int before = tokens.size();
    if (end - start > settings.maxWordLength() || !addPieces(characters, start, end, tokens)) {
      tokens.cut(before);
      tokens.add(settings.unknownId(), start, end, start);
    }
  }

  private boolean addPieces(byte[] characters, int start, int end, RawTokensBuilder tokens) {
    Vocabulary vocabulary = settings.words();
    int position = start;
    while (position < end) {
      int entry = vocabulary.longestIn(characters, position, end);
      if (entry < 0) {
        return false;
      }
      int next = position + vocabulary.length(entry);
      tokens.add(vocabulary.id(entry), position, next, start);
      position = next;
      vocabulary = settings.continuations();
    }
    return true;
  }

  // Other control characters vanish, and words join across them: rare enough to be left alone.
  private static byte[] folded(boolean lowerCase) {
    byte[] folded = new byte[CHARACTERS];
    for (int c = 0; c < CHARACTERS; c++) {
      if (c == '\t' || c == '\n' || c == '\r') {
        folded[c] = SPACE;
      } else if (c < ' ' || c == 0x7F) {
        folded[c] = REFUSED;
      } else {
        boolean capital = c >= 'A' && c <= 'Z';
        folded[c] = (byte) (lowerCase && capital ? c + 'a' - 'A' : c);
      }
    }
    return folded;
  }
}
