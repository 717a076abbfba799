// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.CudaSettings;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.TokenBudget;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a model does when a GPU has no memory left. */
class ModelCallsTest {
  private final EncoderException full =
      new EncoderException(Kind.OUT_OF_MEMORY, "cuda:0 has no memory left");
  private final UsageCounter usage = new UsageCounter();
  private final ModelCalls calls = new ModelCalls("m", usage);
  private final TokenBudget budget = new TokenBudget(CudaSettings.USUAL.batchTokens());

  @Test
  void a_batch_that_finds_no_memory_makes_later_ones_smaller() {
    assertSame(full, fails(full, budget, new long[7], new long[2_000], new long[40]));
    assertEquals(3_000, budget.tokens());
    assertNull(calls.broken());
    assertEquals(0, usage.usage().inferences());
  }

  @Test
  void a_single_text_that_finds_no_memory_breaks_the_model() {
    assertSame(full, fails(full, budget, new long[100]));
    assertSame(full, calls.broken());
    assertEquals(CudaSettings.USUAL.batchTokens(), budget.tokens());
  }

  @Test
  void a_single_text_that_finds_memory_the_second_time_breaks_nothing() {
    AtomicInteger runs = new AtomicInteger();
    List<float[]> results =
        calls.run(
            ids -> {
              if (runs.incrementAndGet() == 1) {
                throw full;
              }
              return List.of(new float[] {1});
            },
            budget,
            List.of(new long[100]));
    assertEquals(1, results.size());
    assertEquals(2, runs.get());
    assertNull(calls.broken());
  }

  @Test
  void a_device_that_is_lost_breaks_the_model_however_many_texts_met_it() {
    EncoderException lost = new EncoderException(Kind.FAILED, "cuda:0 is lost");
    assertSame(lost, fails(lost, budget, new long[100], new long[100]));
    assertSame(lost, calls.broken());
    assertEquals(CudaSettings.USUAL.batchTokens(), budget.tokens());
  }

  @Test
  void other_failures_change_nothing() {
    EncoderException other = new EncoderException(Kind.INTERNAL, "the run failed");
    assertSame(other, fails(other, budget, new long[100], new long[100]));
    assertSame(other, fails(other, RunPolicy.ALONE, new long[100]));
    assertEquals(CudaSettings.USUAL.batchTokens(), budget.tokens());
    assertNull(calls.broken());
  }

  private EncoderException fails(EncoderException failure, RunPolicy policy, long[]... texts) {
    return assertThrows(
        EncoderException.class,
        () ->
            calls.run(
                ids -> {
                  throw failure;
                },
                policy,
                List.of(texts)));
  }
}
