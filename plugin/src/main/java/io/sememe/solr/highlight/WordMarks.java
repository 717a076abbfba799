// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.TextSpan;
import io.sememe.encoder.TokenMatch;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words of a sentence that carried its match. Where the cosines of a sentence lie depends on
 * the model and on the sentence, so there is no fixed floor: a token is marked when its cosine is
 * above the mean of all by at least a third of what the highest is.
 */
final class WordMarks {
  private static final double SHARE = 1.0 / 3;

  /** Scripts that have no white space between words: a token is marked as it is. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private WordMarks() {}

  /**
   * Returns them, ascending; none overlaps or touches another, and all lie in the sentence.
   *
   * @param text the text that the sentence is part of
   * @param matches the nearest token for each of the question
   */
  static List<TextSpan> of(String text, TextSpan sentence, List<TokenMatch> matches) {
    double floor = floor(matches);
    Stream<TextSpan> words =
        matches.stream()
            .filter(match -> match.cosine() >= floor)
            .map(TokenMatch::place)
            .filter(place -> hasWord(text, place))
            .map(place -> word(text, sentence, place))
            .sorted(Comparator.comparingInt(TextSpan::start));
    List<TextSpan> marks = new ArrayList<>();
    words.forEach(word -> add(marks, word));
    return marks;
  }

  /** Returns the lowest cosine that is marked. */
  static double floor(List<TokenMatch> matches) {
    double mean = matches.stream().mapToDouble(TokenMatch::cosine).average().orElse(0);
    double highest = matches.stream().mapToDouble(TokenMatch::cosine).max().orElse(0);
    // The mean of equal numbers may be above them by a rounding.
    return Math.min(highest, mean + SHARE * (highest - mean));
  }

  private static void add(List<TextSpan> marks, TextSpan word) {
    int last = marks.size() - 1;
    if (last >= 0 && marks.get(last).end() >= word.start()) {
      TextSpan before = marks.get(last);
      marks.set(last, new TextSpan(before.start(), Math.max(before.end(), word.end())));
    } else {
      marks.add(word);
    }
  }

  private static boolean hasWord(String text, TextSpan place) {
    return place.of(text).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static TextSpan word(String text, TextSpan sentence, TextSpan token) {
    int start = Math.max(sentence.start(), token.start());
    int end = Math.min(sentence.end(), token.end());
    while (end < sentence.end() && joins(text.codePointBefore(end), text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    while (start > sentence.start()
        && joins(text.codePointBefore(start), text.codePointAt(start))) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    return new TextSpan(start, end);
  }

  private static boolean joins(int before, int after) {
    return isOfWord(before) && isOfWord(after);
  }

  private static boolean isOfWord(int character) {
    return isMark(character)
        || (Character.isLetterOrDigit(character)
            && !UNSPACED.contains(UnicodeScript.of(character)));
  }

  // An accent of its own belongs to the letter before it.
  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
