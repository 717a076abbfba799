// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.TextSpan;
import io.sememe.encoder.TokenMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WordMarksTest {
  private static final float NEAR = 0.9f;
  private static final float FAR = 0.6f;
  private static final String LETTERS = "ab1 ,.-蜜é ";

  @Test
  void only_tokens_well_above_the_others_are_marked() {
    String text = "the wing stalls";
    List<TokenMatch> matches =
        List.of(match(0, 0, 3, FAR), match(1, 4, 8, NEAR), match(2, 9, 14, 0.69f));
    assertEquals(List.of(new TextSpan(4, 8)), marks(text, matches));
  }

  @Test
  void equal_tokens_are_all_marked() {
    List<TokenMatch> equal = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      equal.add(match(i, 0, 3, 0.1f * 7));
    }
    assertEquals(List.of(new TextSpan(0, 3)), marks("the wing", equal));
  }

  @Test
  void a_piece_marks_its_word() {
    String text = "(unstallable, 2nd)";
    assertEquals("unstallable", marked(text, text.indexOf("stall"), 5));
    assertEquals("2nd", marked(text, text.indexOf("nd"), 2));
    assertEquals("cafe\u0301s", marked("a cafe\u0301s b", 2, 3));
    assertEquals("\uD801\uDC37\uD801\uDC28", marked("x \uD801\uDC37\uD801\uDC28.", 2, 2));
  }

  @Test
  void without_white_space_between_words_a_token_is_marked_as_it_is() {
    assertEquals("蜂", marked("蜜蜂酿蜜", 1, 1));
    assertEquals("abc", marked("蜜abc蜂", 2, 1));
  }

  @Test
  void punctuation_is_not_marked() {
    assertEquals(List.of(), marks("well, now", List.of(match(0, 4, 5, NEAR))));
  }

  @Test
  void marks_are_words_in_order_that_stay_apart_and_in_the_sentence() {
    Random random = new Random(5);
    for (int round = 0; round < 2000; round++) {
      String text = text(random);
      int start = random.nextInt(text.length());
      TextSpan sentence = new TextSpan(start, start + 1 + random.nextInt(text.length() - start));
      List<TokenMatch> matches = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        int from = sentence.start() + random.nextInt(sentence.length());
        int to = from + 1 + random.nextInt(sentence.end() - from);
        matches.add(match(i, from, to, random.nextFloat()));
      }
      int before = sentence.start() - 1;
      for (TextSpan mark : WordMarks.of(text, sentence, matches)) {
        assertTrue(mark.start() > before && mark.length() > 0, text);
        assertTrue(mark.end() <= sentence.end(), text);
        assertTrue(mark.of(text).codePoints().anyMatch(Character::isLetterOrDigit), text);
        before = mark.end();
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static String marked(String text, int start, int length) {
    List<TextSpan> marks = marks(text, List.of(match(0, start, start + length, NEAR)));
    assertEquals(1, marks.size());
    return marks.get(0).of(text);
  }

  private static List<TextSpan> marks(String text, List<TokenMatch> matches) {
    return WordMarks.of(text, new TextSpan(0, text.length()), matches);
  }

  private static TokenMatch match(int question, int start, int end, float cosine) {
    return new TokenMatch(question, new TextSpan(start, end), cosine);
  }
}
