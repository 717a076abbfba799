// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

/**
 * One token as a chain sees it, before its attributes are set.
 *
 * @param term never empty
 * @param id its number in the vocabulary, or {@code TokenIdAttribute.NONE}
 * @param kind what it is
 * @param increment how many positions it is behind the token before it: 0 or 1
 * @param place where it stands
 */
record PieceToken(String term, long id, Kind kind, int increment, Place place) {

  /** What a token is. */
  enum Kind {
    WORD(WordPieceTokenizer.WORD),
    SUBWORD(WordPieceTokenizer.SUBWORD),
    SPECIAL(WordPieceTokenizer.SPECIAL);

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** Returns what the type attribute says. */
    String type() {
      return type;
    }

    /** Returns whether a stemmer must leave it alone. */
    boolean isKeyword() {
      return this != WORD;
    }
  }

  /**
   * Places in the stretch of text that holds the token, in chars.
   *
   * @param start where it starts
   * @param end where it ends, exclusive
   * @param shownStart where what it is highlighted as starts; the tokens of one position have it in
   *     common, as Lucene wants
   * @param shownEnd where that ends
   */
  record Place(int start, int end, int shownStart, int shownEnd) {
    static Place of(int start, int end) {
      return new Place(start, end, start, end);
    }
  }
}
