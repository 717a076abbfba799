// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTextsTest {

  private static final int SIZE = 400;

  private final List<String> texts = Corpus.generated(SIZE).passages();

  @Test
  void the_same_seed_writes_the_same_texts() {
    assertEquals(texts, Corpus.generated(SIZE).passages());
    assertEquals(new SampleTexts(3).mixed(20), new SampleTexts(3).mixed(20));
    assertNotEquals(new SampleTexts(3).mixed(20), new SampleTexts(4).mixed(20));
  }

  @Test
  void lengths_are_spread_as_in_a_collection() {
    int[] words = texts.stream().mapToInt(SampleTextsTest::words).sorted().toArray();
    double mean = IntStream.of(words).average().orElseThrow();
    // 67 tokens: a few words have several, and punctuation has its own.
    assertTrue(mean > 45 && mean < 60, "mean: " + mean);
    assertTrue(words[0] <= 5, "shortest: " + words[0]);
    assertTrue(words[SIZE / 2] < mean, "a long tail: " + words[SIZE / 2]);
    assertEquals(SampleTexts.MAX_WORDS, words[SIZE - 1]);
  }

  @Test
  void texts_are_lines_of_sentences() {
    for (String text : texts) {
      assertTrue(text.matches("[A-Z][a-z]*([ ,.]+[A-Za-z]+)*\\."), text);
    }
  }

  @Test
  void a_length_in_tokens_is_exact_with_the_two_that_frame_a_text() {
    SampleTexts generator = new SampleTexts(1);
    for (String text : generator.ofTokens(128, 5)) {
      assertEquals(126, words(text));
    }
    for (String query : generator.queries(5)) {
      assertEquals(10, words(query));
    }
  }

  @Test
  void every_length_occurs_once() {
    List<String> all = new SampleTexts(1).ofEveryLength(512);
    assertEquals(
        IntStream.rangeClosed(1, 510).boxed().toList(),
        all.stream().map(SampleTextsTest::words).toList());
  }

  private static int words(String text) {
    return text.split(" ").length;
  }
}
