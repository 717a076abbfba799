// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.TextSpan;
import io.sememe.solr.SolrErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a word in texts, in upper or lower case, and not as a part of a longer word.
 *
 * @param word the word, or several; not blank
 */
record WordPlaces(String word) {
  /** A square of them has as many cosines as people look at. */
  static final int MOST_PLACES = 64;

  /**
   * Returns its places in a text.
   *
   * @throws org.apache.solr.common.SolrException 400 when there are too many
   */
  List<TextSpan> in(String text) {
    List<TextSpan> places = new ArrayList<>();
    int start = 0;
    while (start + word.length() <= text.length()) {
      boolean found = stands(text, start);
      if (found) {
        places.add(new TextSpan(start, start + word.length()));
      }
      start += found ? word.length() : 1;
    }
    if (places.size() > MOST_PLACES) {
      throw SolrErrors.badRequest(
          "the word '"
              + word
              + "' stands "
              + places.size()
              + " times in one text, and at most "
              + MOST_PLACES
              + " places are compared: shorten it");
    }
    return places;
  }

  private boolean stands(String text, int start) {
    return text.regionMatches(true, start, word, 0, word.length())
        && !isWithin(text, start)
        && !isWithin(text, start + word.length());
  }

  // Where no spaces stand between words, each character may begin one.
  private static boolean isWithin(String text, int place) {
    if (place == 0 || place == text.length()) {
      return false;
    }
    int left = text.codePointBefore(place);
    int right = text.codePointAt(place);
    return isMark(right)
        || (isOfWord(left) && isOfWord(right) && !isAlone(left) && !isAlone(right));
  }

  private static boolean isOfWord(int character) {
    return Character.isLetterOrDigit(character) || isMark(character);
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isAlone(int character) {
    return switch (Character.UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
