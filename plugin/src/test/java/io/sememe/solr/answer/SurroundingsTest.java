// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.TextSpan;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class SurroundingsTest {
  private static final String[] PIECES = {"a", "wing", " ", "\n", "\uD83C\uDF75", "stalls.", "  "};

  @RepeatedTest(100)
  void they_hold_the_answer_split_no_pair_and_are_bounded(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String text = text(random);
    TextSpan part = span(text, random, 0, text.length());
    TextSpan answer = span(text, random, part.start(), part.end());
    TextSpan around = Surroundings.of(text, part, answer);
    assertTrue(part.start() <= around.start() && around.end() <= part.end());
    assertTrue(around.start() <= answer.start() && answer.end() <= around.end());
    assertTrue(around.length() <= Math.max(Surroundings.MOST_CHARS, answer.length()));
    String shown = around.of(text);
    assertTrue(!Character.isLowSurrogate((shown + " ").charAt(0)));
    assertTrue(!Character.isHighSurrogate((" " + shown).charAt(shown.length())));
  }

  @Test
  void a_short_part_is_shown_whole_and_of_a_long_one_whole_words() {
    TextSpan answer = new TextSpan(5, 8);
    assertEquals(new TextSpan(2, 40), Surroundings.of("x".repeat(50), new TextSpan(2, 40), answer));
    String words = "word ".repeat(1000);
    String shown =
        Surroundings.of(words, new TextSpan(0, words.length()), new TextSpan(2500, 2504)).of(words);
    assertTrue(shown.startsWith("word ") && shown.endsWith(" word"), shown);
    assertTrue(shown.length() > Surroundings.MOST_CHARS - 20);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("\uD83C\uDF75");
    for (int i = random.nextInt(1500); i > 0; i--) {
      text.append(PIECES[random.nextInt(random.nextBoolean() ? 2 : PIECES.length)]);
    }
    return text.toString();
  }

  private static TextSpan span(String text, Random random, int from, int to) {
    int one = from + random.nextInt(to - from + 1);
    int other = from + random.nextInt(to - from + 1);
    int start = whole(text, Math.min(one, other));
    return new TextSpan(start, Math.max(start, whole(text, Math.max(one, other))));
  }

  private static int whole(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
