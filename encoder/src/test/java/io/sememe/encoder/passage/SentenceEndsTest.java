// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.testing.RandomTexts;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentenceEndsTest {
  private static final List<Locale> LANGUAGES =
      List.of(Locale.ROOT, Locale.ENGLISH, Locale.JAPANESE, Locale.forLanguageTag("th"));

  @Test
  void they_are_those_of_the_jdk() {
    for (Locale language : LANGUAGES) {
      for (String text : PassageTexts.all()) {
        assertEquals(all(text, language), found(text, language), () -> start(text));
      }
    }
  }

  @Test
  void they_are_those_of_the_jdk_in_long_random_texts_with_sentences_of_all_lengths() {
    Random random = new Random(3);
    for (long seed = 0; seed < 200; seed++) {
      RandomTexts texts = new RandomTexts(seed);
      StringBuilder text = new StringBuilder();
      while (text.length() < 20_000) {
        text.append(texts.next().repeat(1 + random.nextInt(30)));
        text.append(". ! ?\n\u3002 ".charAt(random.nextInt(8)));
        text.append(" ".repeat(random.nextInt(4)));
      }
      String whole = text.toString();
      assertEquals(all(whole, Locale.ROOT), found(whole, Locale.ROOT), "seed " + seed);
    }
  }

  @Test
  void white_space_of_any_length_belongs_to_the_sentence_before_it() {
    String text = "One." + " ".repeat(5_000) + "Two." + "\n ".repeat(5_000) + "three. Four";
    assertEquals(all(text, Locale.ROOT), found(text, Locale.ROOT));
  }

  @Test
  void an_empty_text_has_none() {
    SentenceEnds ends = new SentenceEnds("", Locale.ROOT);
    assertFalse(ends.hasNext());
    assertThrows(NoSuchElementException.class, ends::nextInt);
  }

  @Test
  void the_last_one_up_to_a_position_is_told() {
    String text = "One. Two. Three";
    int[] last = {0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 15, 15};
    for (int position = 0; position < last.length; position++) {
      assertEquals(last[position], SentenceEnds.lastUpTo(position, text, Locale.ROOT));
    }
  }

  private static List<Integer> found(String text, Locale language) {
    List<Integer> found = new ArrayList<>();
    new SentenceEnds(text, language).forEachRemaining((int end) -> found.add(end));
    return found;
  }

  private static List<Integer> all(String text, Locale language) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(language);
    sentences.setText(text);
    List<Integer> ends = new ArrayList<>();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      ends.add(end);
    }
    return ends;
  }

  private static String start(String text) {
    return text.substring(0, Math.min(40, text.length()));
  }
}
