// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RandomTexts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  @Test
  void sentences_are_in_order_trimmed_and_apart_and_leave_out_white_space_only() {
    RandomTexts random = new RandomTexts(11);
    for (int i = 0; i < 500; i++) {
      String text = random.next() + ". " + random.next();
      int end = 0;
      for (TextSpan sentence : Sentences.of(text, Locale.ROOT)) {
        assertTrue(sentence.start() >= end && sentence.length() > 0, text);
        assertTrue(isWhiteSpace(text.substring(end, sentence.start())), text);
        assertFalse(Character.isWhitespace(text.charAt(sentence.start())), text);
        assertFalse(Character.isWhitespace(text.charAt(sentence.end() - 1)), text);
        assertFalse(splitsPair(text, sentence.start()) || splitsPair(text, sentence.end()), text);
        end = sentence.end();
      }
      assertTrue(isWhiteSpace(text.substring(end)), text);
    }
  }

  private static boolean isWhiteSpace(String between) {
    return between.chars().allMatch(Character::isWhitespace);
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n "})
  void blank_texts_have_none(String text) {
    assertEquals(List.of(), Sentences.of(text, Locale.ROOT));
  }

  @Test
  void they_end_at_full_stops_questions_and_exclamations() {
    assertEquals(
        List.of("One.", "Two?", "Three!", "Four 4.5 \"five.\"", "Six"),
        texts("  One. Two?\nThree!  Four 4.5 \"five.\" Six "));
    assertEquals(List.of("\u4E00\u3002", "\u4E8C\u3002"), texts("\u4E00\u3002\u4E8C\u3002"));
  }

  // The rules of the JDK know no abbreviations: what follows one is cut where it begins with a
  // capital letter.
  @Test
  void an_abbreviation_before_a_name_ends_a_sentence_and_one_within_does_not() {
    assertEquals(List.of("Dr.", "Smith came."), texts("Dr. Smith came."));
    assertEquals(List.of("It weighs approx. two pounds."), texts("It weighs approx. two pounds."));
  }

  // After a full stop the rules look for the letter that tells whether the sentence goes on.
  @Test
  @Timeout(10)
  void a_long_text_of_signs_that_the_rules_look_past_takes_no_longer_than_another() {
    String text = ".(".repeat(100_000);
    assertEquals(text.length(), Sentences.of(text, Locale.ROOT).size());
  }

  private static List<String> texts(String text) {
    return Sentences.of(text, Locale.ROOT).stream().map(span -> span.of(text)).toList();
  }
}
