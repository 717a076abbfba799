// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FragmentsTest {
  private static final int LENGTH = 10;

  @Test
  void the_best_come_first_and_of_equal_ones_the_first() {
    assertEquals(
        List.of(new Fragment(2, 2, 2), new Fragment(0, 0, 0), new Fragment(3, 3, 3)),
        Fragments.of(field(4, 3, 0), scores(0.5f, 0.4f, 0.9f, 0.5f)));
  }

  @Test
  void a_sentence_without_tokens_is_shown_only_beside_another() {
    assertEquals(List.of(), Fragments.of(field(1, 3, 50), scores(Float.NaN)));
    assertEquals(
        List.of(new Fragment(0, 1, 1)), Fragments.of(field(2, 3, 50), scores(Float.NaN, 0.1f)));
  }

  @Test
  void the_better_neighbour_is_joined_first() {
    assertEquals(
        List.of(new Fragment(1, 2, 2)),
        Fragments.of(field(4, 1, 2 * LENGTH), scores(0, 0.5f, 0.9f, 0.4f)));
  }

  @Test
  void neighbours_of_other_values_are_not_joined() {
    FieldSentences values =
        new FieldSentences("f", "x".repeat(2 * LENGTH), options(1, 100), spans(2), List.of(0, 1));
    assertEquals(List.of(new Fragment(1, 1, 1)), Fragments.of(values, scores(0.1f, 0.2f)));
  }

  @Test
  void fragments_do_not_overlap_nor_grow_beyond_the_size_and_leave_nothing_that_is_wanted() {
    Random random = new Random(2);
    for (int round = 0; round < 1000; round++) {
      int sentences = 1 + random.nextInt(12);
      float[] scores = new float[sentences];
      for (int i = 0; i < sentences; i++) {
        scores[i] = random.nextInt(5) / 5f;
      }
      int size = random.nextInt(60);
      List<Fragment> fragments = Fragments.of(field(sentences, 20, size), scores(scores));
      BitSet shown = new BitSet();
      float before = 1;
      for (Fragment fragment : fragments) {
        assertTrue(scores[fragment.best()] <= before);
        before = scores[fragment.best()];
        int chars = LENGTH * (fragment.last() - fragment.first() + 1);
        assertTrue(chars <= Math.max(size, LENGTH));
        assertTrue(shown.get(fragment.first(), fragment.last() + 1).isEmpty());
        shown.set(fragment.first(), fragment.last() + 1);
      }
      assertEquals(sentences, shown.cardinality());
    }
  }

  private static FieldSentences field(int sentences, int snippets, int size) {
    return new FieldSentences(
        "f",
        "x".repeat(sentences * LENGTH),
        options(snippets, size),
        spans(sentences),
        Collections.nCopies(sentences, 0));
  }

  private static List<TextSpan> spans(int sentences) {
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      spans.add(new TextSpan(i * LENGTH, (i + 1) * LENGTH));
    }
    return spans;
  }

  private static FieldOptions options(int snippets, int size) {
    return new FieldOptions(
        snippets, size, 1000, Locale.ROOT, new MarkedText("", "", false), null, false);
  }

  private static SentenceScores scores(float... values) {
    SentenceScores scores = new SentenceScores(values.length);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isNaN(values[i])) {
        scores.add(i, new SentenceScore(values[i], List.of()));
      }
    }
    return scores;
  }
}
