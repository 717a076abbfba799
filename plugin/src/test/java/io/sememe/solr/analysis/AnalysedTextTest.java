// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.junit.jupiter.api.Test;

final class AnalysedTextTest {
  private static final String FINGERPRINT = "0123456789abcdef".repeat(2);
  private static final int TIMES = 2_000;

  @Test
  void text_and_tokens_come_back_as_the_indexer_would_have_seen_them() throws IOException {
    for (int seed = 0; seed < TIMES; seed++) {
      RandomTokens tokens = new RandomTokens(new Random(seed));
      String text = "No. " + seed + " é 漢字 😀\n";
      AnalysedText read = AnalysedText.read(AnalysedText.write(FINGERPRINT, text, tokens));
      assertEquals(FINGERPRINT, read.fingerprint());
      assertEquals(text, read.text());
      assertEquals(tokens.seen, RandomTokens.all(read.tokens()), "seed " + seed);
    }
  }

  @Test
  void a_stream_begins_anew_when_it_is_reset() throws IOException {
    AnalysedText read = AnalysedText.read(valid(1));
    try (TokenStream tokens = read.tokens()) {
      assertEquals(RandomTokens.all(tokens), RandomTokens.all(tokens));
    }
  }

  @Test
  void half_of_a_surrogate_pair_becomes_one_other_char() throws IOException {
    byte[] bytes = AnalysedText.write(FINGERPRINT, "a\ud83db", analysed("a b"));
    assertEquals("a\ufffdb", AnalysedText.read(bytes).text());
  }

  @Test
  void an_empty_text_has_no_tokens() throws IOException {
    AnalysedText read = AnalysedText.read(AnalysedText.write(FINGERPRINT, "", analysed("")));
    assertEquals("", read.text());
    assertEquals(1, RandomTokens.all(read.tokens()).size());
  }

  @Test
  void a_token_takes_few_bytes_more_than_its_term() throws IOException {
    String text = "word ".repeat(1_000);
    int length = AnalysedText.write(FINGERPRINT, text, analysed(text)).length;
    assertTrue(length <= text.length() + 1_000 * (4 + 5) + 40, length + " bytes");
  }

  @Test
  void one_byte_too_few_or_too_many_is_refused() throws IOException {
    for (int seed = 0; seed < TIMES; seed++) {
      byte[] bytes = valid(seed);
      assertRefused(Arrays.copyOf(bytes, new Random(seed).nextInt(bytes.length)));
      assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
    }
  }

  @Test
  void bytes_that_were_changed_are_refused_or_read_to_their_end() throws IOException {
    for (int seed = 0; seed < 20 * TIMES; seed++) {
      Random random = new Random(seed);
      byte[] bytes = valid(seed % 100);
      for (int i = random.nextInt(5); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      readIfPossible(bytes);
    }
  }

  @Test
  void random_bytes_behind_a_good_beginning_make_no_room_that_they_do_not_fill() {
    byte[] huge = {'S', 'A', 'T', 1, -1, -1, -1, -1, 7};
    byte[] bytes = new byte[200];
    for (int seed = 0; seed < 20 * TIMES; seed++) {
      new Random(seed).nextBytes(bytes);
      System.arraycopy(huge, 0, bytes, 0, 4);
      System.arraycopy(huge, 4, bytes, 20, seed % 6);
      readIfPossible(bytes);
    }
  }

  @Test
  void anything_else_is_refused_with_a_reason() {
    assertEquals(
        "these bytes are no analysed text (byte 4 of 5): they begin in another way",
        assertRefused(new byte[5]).getMessage());
    assertRefused(new byte[0]);
  }

  private static IllegalArgumentException assertRefused(byte[] bytes) {
    return assertThrows(IllegalArgumentException.class, () -> AnalysedText.read(bytes));
  }

  private static void readIfPossible(byte[] bytes) {
    try {
      AnalysedText read = AnalysedText.read(bytes);
      RandomTokens.all(read.tokens());
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().contains("of " + bytes.length), e::getMessage);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] valid(int seed) throws IOException {
    return AnalysedText.write(FINGERPRINT, "text " + seed, new RandomTokens(new Random(seed)));
  }

  private static TokenStream analysed(String text) {
    return new WhitespaceAnalyzer().tokenStream("f", text);
  }
}
