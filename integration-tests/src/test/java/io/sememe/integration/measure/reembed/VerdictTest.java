// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.measure.reembed.Search.Outcome;
import io.sememe.integration.measure.reembed.Spaces.Origin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final String OLD = "abcdefghij";
  private static final String FRESH = "JIHGFEDCBA";
  private static final long DONE = 1_000;

  private static final Spaces SPACES =
      new Spaces(
          Map.of("q", ranking(OLD + "kl"), "same", ranking(OLD + "kl")),
          Map.of("q", ranking(FRESH + "KL"), "same", ranking(OLD + "kl")));

  @Test
  void an_answer_comes_from_one_space_or_both_or_none() {
    assertEquals(Origin.OLD, SPACES.originOf(answered("q", OLD, 0)));
    assertEquals(Origin.FRESH, SPACES.originOf(answered("q", FRESH, 0)));
    assertEquals(Origin.EITHER, SPACES.originOf(answered("same", OLD, 0)));
    assertEquals(Origin.NEITHER, SPACES.originOf(answered("q", "abcdeEDCBA", 0)));
    assertEquals(Origin.NEITHER, SPACES.originOf(answered("unknown", OLD, 0)));
  }

  @Test
  void a_clean_move_has_nothing_to_blame() {
    List<Search> searches = List.of(answered("q", OLD, 0), answered("q", FRESH, 500));
    assertEquals(new Verdict(0, 0, 0, 0, 0), verdict(searches));
  }

  @Test
  void searches_without_an_answer_are_counted_by_whose_fault_it_was() {
    List<Search> searches =
        List.of(
            unanswered(Outcome.FAILED), unanswered(Outcome.CUT_OFF), unanswered(Outcome.FAILED));
    assertEquals(new Verdict(2, 1, 0, 0, 0), verdict(searches));
  }

  @Test
  void a_mixed_answer_and_one_with_a_gap_are_told_apart() {
    List<Search> searches = List.of(answered("q", "abcdeEDCBA", 0), answered("q", "abcdefghik", 0));
    assertEquals(new Verdict(0, 0, 1, 1, 0), verdict(searches));
  }

  @Test
  void an_old_answer_after_a_new_one_has_turned_back() {
    List<Search> searches =
        List.of(answered("q", FRESH, 500), answered("q", OLD, 600), answered("same", OLD, 600));
    assertEquals(new Verdict(0, 0, 0, 0, 1), verdict(searches));
  }

  @Test
  void an_old_answer_to_what_was_sent_before_the_first_new_one_came_has_not() {
    List<Search> searches = List.of(answered("q", FRESH, 500), answered("q", OLD, 505));
    assertEquals(new Verdict(0, 0, 0, 0, 0), verdict(searches));
  }

  @Test
  void old_answers_after_the_job_is_done_have_turned_back_even_if_no_new_one_ever_came() {
    assertEquals(new Verdict(0, 0, 0, 0, 1), verdict(List.of(answered("q", OLD, DONE + 1))));
  }

  private static Verdict verdict(List<Search> searches) {
    return Verdict.of(searches, SPACES, DONE);
  }

  private static Ranking ranking(String letters) {
    return Ranking.of(RankingTest.hits(letters));
  }

  /** It takes ten nanoseconds. */
  private static Search answered(String question, String letters, long sent) {
    List<Hit> hits = RankingTest.hits(letters);
    return new Search(question, sent, sent, sent + 10, Outcome.ANSWERED, hits);
  }

  private static Search unanswered(Outcome outcome) {
    return new Search("q", 0, 0, 10, outcome, List.of());
  }
}
