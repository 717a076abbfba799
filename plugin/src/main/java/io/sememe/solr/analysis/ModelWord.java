// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.ModelTokens;
import io.sememe.solr.analysis.PieceToken.Kind;
import io.sememe.solr.analysis.PieceToken.Place;

/**
 * A word among the tokens of a stretch of text.
 *
 * @param tokens all tokens of the stretch
 * @param stretch their text
 * @param from its first token
 * @param to the token after its last one
 */
record ModelWord(ModelTokens tokens, String stretch, int from, int to) {
  /** As long as those of Lucene's own tokenizers; an index refuses what is very long. */
  static final int MAX_TERM_LENGTH = 255;

  /** Returns the word that starts with a token. */
  static ModelWord at(ModelTokens tokens, String stretch, int from) {
    int to = from + 1;
    while (to < tokens.length() && tokens.continuing()[to]) {
      to++;
    }
    return new ModelWord(tokens, stretch, from, to);
  }

  /** Returns whether it is one piece. */
  boolean isWhole() {
    return to - from == 1;
  }

  /** Returns what its pieces are. */
  Kind pieceKind() {
    return isWhole() ? Kind.WORD : Kind.SUBWORD;
  }

  String piece(int i) {
    return tokens.pieces().get(i);
  }

  long id(int i) {
    return tokens.ids()[i];
  }

  /** Returns the text of its pieces, as it is written where the model does not know it; cut. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to && text.length() <= MAX_TERM_LENGTH; i++) {
      text.append(tokens.unknown()[i] ? surface(i) : tokens.words().get(i));
    }
    return cut(text);
  }

  /** Returns where it stands, without the space that some tokenizers make a piece of it. */
  Place place() {
    int start = tokens.starts()[from];
    int end = tokens.ends()[to - 1];
    while (start + 1 < end && Character.isWhitespace(stretch.charAt(start))) {
      start++;
    }
    return Place.of(start, end);
  }

  /** Returns where a piece stands. */
  Place place(int i) {
    return Place.of(tokens.starts()[i], tokens.ends()[i]);
  }

  /** Returns where a piece stands that is shown as the word. */
  Place placeInWord(int i) {
    Place word = place();
    return new Place(tokens.starts()[i], tokens.ends()[i], word.start(), word.end());
  }

  private String surface(int i) {
    return stretch.substring(tokens.starts()[i], tokens.ends()[i]);
  }

  private static String cut(StringBuilder text) {
    if (text.length() <= MAX_TERM_LENGTH) {
      return text.toString();
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_TERM_LENGTH - 1));
    return text.substring(0, splitsPair ? MAX_TERM_LENGTH - 1 : MAX_TERM_LENGTH);
  }
}
