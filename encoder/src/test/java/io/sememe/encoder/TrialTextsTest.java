// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.tokenize.PairBuilder;
import io.sememe.encoder.tokenize.PairFrame;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The inputs that a model is tried with before anybody uses it. */
class TrialTextsTest {
  private static final long[] CLS = {101};
  private static final long[] SEP = {102};
  private static final PairFrame BERT = new PairFrame(CLS, SEP, SEP, 1, 2);
  private static final PairFrame ROBERTA = new PairFrame(new long[] {0}, ids(2, 2), ids(2), 0, 1);

  /** The highest number of BERT's vocabulary. */
  private static final long TOKEN = 30_521;

  @Test
  void the_edges_are_one_token_and_as_many_as_the_model_sees() {
    TrialTexts texts = TrialTexts.ofTexts(TOKEN, 4);
    assertArrayEquals(ids(TOKEN), texts.shortest());
    assertArrayEquals(ids(TOKEN, TOKEN, TOKEN, TOKEN), texts.longest());
    assertEquals(TOKEN, texts.token());
  }

  @Test
  void mixed_texts_differ_in_length_and_the_longest_has_padded_ones_on_both_sides() {
    assertEquals(List.of(103, 26, 180, 52), lengths(TrialTexts.ofTexts(TOKEN, 512)));
    assertEquals(List.of(13, 4, 23, 7), lengths(TrialTexts.ofTexts(TOKEN, 64)));
    for (int most = 1; most <= 600; most++) {
      for (int length : lengths(TrialTexts.ofTexts(TOKEN, most))) {
        assertTrue(length >= 1 && length <= most, length + " of " + most);
      }
    }
  }

  @Test
  void the_tokens_of_mixed_texts_are_of_the_vocabulary() {
    for (long token : ids(0, 1, 5, 118, 7_918, TOKEN, 250_001)) {
      for (int most : new int[] {1, 2, 64, 512, 8_192}) {
        for (long[] text : TrialTexts.ofTexts(token, most).mixed()) {
          assertTrue(Arrays.stream(text).allMatch(id -> id >= 0 && id <= token), "up to " + token);
        }
      }
    }
  }

  @Test
  void the_tokens_of_mixed_texts_are_many_and_none_is_in_the_place_it_has_in_another() {
    List<long[]> mixed = TrialTexts.ofTexts(TOKEN, 512).mixed();
    for (long[] text : mixed) {
      assertEquals(text.length, Arrays.stream(text).distinct().count());
      for (long[] other : mixed) {
        for (int i = 0; text != other && i < Math.min(text.length, other.length); i++) {
          assertNotEquals(text[i], other[i], "place " + i);
        }
      }
    }
  }

  @Test
  void alike_texts_are_equally_long_and_have_other_tokens_in_each_place() {
    for (int most : new int[] {1, 4, 64, 512}) {
      for (long token : ids(1, 5, 118, TOKEN)) {
        List<long[]> alike = TrialTexts.ofTexts(token, most).alike();
        assertEquals(2, alike.size());
        assertEquals(alike.get(0).length, alike.get(1).length);
        for (int i = 0; i < alike.get(0).length; i++) {
          assertNotEquals(alike.get(0)[i], alike.get(1)[i], "place " + i);
          assertTrue(alike.get(0)[i] >= 0 && alike.get(0)[i] <= token, "up to " + token);
        }
      }
    }
  }

  @Test
  void the_special_tokens_of_pairs_stay_in_their_places() {
    for (PairFrame frame : List.of(BERT, ROBERTA)) {
      for (int query : new int[] {1, 5, 20}) {
        PairBuilder builder = new PairBuilder(frame, 64, OptionalInt.of(query));
        TrialTexts texts = TrialTexts.ofPairs(TOKEN, builder);
        assertArrayEquals(builder.shortest(TOKEN), texts.shortest());
        assertArrayEquals(builder.longest(TOKEN), texts.longest());
        for (int i = 0; i < texts.mixed().size(); i++) {
          long[] plain = builder.partly(TOKEN, TrialTexts.MIXED_LENGTHS[i]);
          assertEquals(plain.length, texts.mixed().get(i).length);
          requireFrame(texts.mixed().get(i), plain);
        }
      }
    }
  }

  private static void requireFrame(long[] text, long[] plain) {
    for (int i = 0; i < text.length; i++) {
      if (plain[i] == TOKEN) {
        assertTrue(text[i] >= 0 && text[i] < TOKEN, "place " + i);
      } else {
        assertEquals(plain[i], text[i], "place " + i);
      }
    }
  }

  @Test
  void mixed_pairs_have_both_segments_and_differ_in_length_whatever_a_query_may_have() {
    for (OptionalInt query : List.of(OptionalInt.empty(), OptionalInt.of(4), OptionalInt.of(500))) {
      TrialTexts texts = TrialTexts.ofPairs(TOKEN, new PairBuilder(BERT, 512, query));
      for (long[] text : texts.mixed()) {
        int first = BERT.firstSegment(text);
        assertTrue(first >= 3 && first < text.length - 1, first + " of " + text.length);
      }
      assertEquals(4, lengths(texts).stream().distinct().count());
    }
  }

  private static List<Integer> lengths(TrialTexts texts) {
    return texts.mixed().stream().map(text -> text.length).toList();
  }

  private static long[] ids(long... ids) {
    return ids;
  }
}
