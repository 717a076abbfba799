// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBudgetTest {
  @ParameterizedTest
  @CsvSource({
    "1, 8",
    "8, 8",
    "9, 16",
    "64, 64",
    "65, 72",
    "120, 120",
    "121, 128",
    "128, 128",
    "129, 144",
    "256, 256",
    "257, 288",
    "500, 512",
    "512, 512",
    "513, 576"
  })
  void lengths_count_as_the_same_in_steps_of_an_eighth(int length, int padded) {
    assertEquals(padded, TokenBudget.padded(length));
  }

  @Test
  void padding_is_never_more_than_an_eighth_of_a_text_of_64_tokens_or_more() {
    for (int length = 64; length < 20_000; length++) {
      int padding = TokenBudget.padded(length) - length;
      assertTrue(padding >= 0 && padding * 8 <= length, "length " + length);
    }
  }

  @Test
  void texts_of_about_the_same_length_share_a_run_up_to_the_budget() {
    TokenBudget budget = new TokenBudget(1_024);
    assertTrue(budget.admits(1, 128, 128));
    assertTrue(budget.admits(7, 128, 121));
    assertFalse(budget.admits(8, 128, 128));
    assertFalse(budget.admits(1, 128, 129));
    assertFalse(budget.admits(1, 128, 120));
    assertTrue(budget.admits(7, 121, 128), "what fits is counted as if the longest had come");
  }

  @Test
  void a_text_longer_than_the_budget_runs_alone() {
    assertFalse(new TokenBudget(100).admits(1, 500, 500));
  }

  @Test
  void a_budget_shrinks_to_half_of_the_run_that_found_no_memory_and_never_grows() {
    TokenBudget budget = new TokenBudget(4_096);
    budget.shrinkBelow(3_000);
    assertEquals(1_500, budget.tokens());
    budget.shrinkBelow(4_096);
    assertEquals(1_500, budget.tokens());
    budget.shrinkBelow(1);
    assertEquals(512, budget.tokens(), "a passing shortage does not make it useless");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void waiting_texts_of_random_lengths_all_come_back_and_no_run_breaks_the_rules(long seed) {
    TokenBudget budget = new TokenBudget(400);
    List<List<Integer>> lengths = new ArrayList<>();
    FakeRunner runner = new FakeRunner(budget, ids -> {});
    Runner noting = new NotingRunner(runner, lengths);
    List<PendingVector> pending = new ArrayList<>();
    Random random = new Random(seed);
    try (Scheduler scheduler = new Scheduler(1, 1_000_000)) {
      Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
      for (int i = 0; i < 300; i++) {
        long[] text = FakeRunner.text(i, 1 + random.nextInt(150));
        pending.add(scheduler.start(noting, text, Lane.INDEX, FakeRunner.minute()));
      }
      blocker.release();
      for (int i = 0; i < pending.size(); i++) {
        assertEquals(i, pending.get(i).await()[0]);
      }
    }
    assertTrue(lengths.size() < 150, lengths.size() + " runs");
    for (List<Integer> run : lengths) {
      int padded = TokenBudget.padded(run.get(0));
      assertTrue(run.stream().allMatch(length -> TokenBudget.padded(length) == padded));
      assertTrue(run.size() == 1 || run.size() * padded <= 400, run.toString());
    }
  }

  @Test
  void a_run_that_fails_is_halved_until_only_the_texts_to_blame_fail() {
    FakeRunner runner =
        new FakeRunner(
            new TokenBudget(10_000),
            ids -> {
              if (ids[0] == 5) {
                throw new EncoderException(Kind.INTERNAL, "five");
              }
            });
    List<PendingVector> pending = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(1, 1_000_000)) {
      Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
      for (int i = 0; i < 16; i++) {
        pending.add(scheduler.start(runner, FakeRunner.text(i), Lane.INDEX, FakeRunner.minute()));
      }
      blocker.release();
      for (int i = 0; i < 16; i++) {
        assertEquals(i == 5, fails(pending.get(i)), "text " + i);
      }
    }
    // 16 fail, and of each failed half its halves are tried: 8 + 8, 4 + 4, 2 + 2, 1 + 1.
    assertEquals(9, runner.runs().size());
  }

  @Test
  void a_run_of_a_model_that_has_failed_is_not_tried_again_in_parts() {
    FakeRunner runner =
        new FakeRunner(
            new TokenBudget(10_000),
            ids -> {
              throw new EncoderException(Kind.FAILED, "cuda:0 is lost");
            });
    List<PendingVector> pending = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(1, 1_000_000)) {
      Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
      for (int i = 0; i < 16; i++) {
        pending.add(scheduler.start(runner, FakeRunner.text(i), Lane.INDEX, FakeRunner.minute()));
      }
      blocker.release();
      assertTrue(pending.stream().allMatch(TokenBudgetTest::fails));
    }
    assertEquals(1, runner.runs().size());
  }

  private static boolean fails(PendingVector pending) {
    try {
      pending.await();
      return false;
    } catch (EncoderException e) {
      return true;
    }
  }

  private record NotingRunner(FakeRunner runner, List<List<Integer>> lengths) implements Runner {
    @Override
    public List<float[]> run(List<long[]> ids) {
      lengths.add(ids.stream().map(text -> text.length).toList());
      return runner.run(ids);
    }

    @Override
    public RunPolicy policy() {
      return runner.policy();
    }
  }
}
