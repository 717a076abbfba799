// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepsAheadTest {
  private final List<Integer> started = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> finished = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> cancelled = Collections.synchronizedList(new ArrayList<>());
  private Runnable during = () -> {};
  private boolean done = true;

  @Test
  void only_as_many_as_said_are_started_before_anybody_waits() {
    StepsAhead steps = steps(3, 10);
    assertEquals(List.of(), started);
    steps.begin();
    steps.begin();
    assertEquals(numbers(0, 3), started);
    assertFalse(steps.isDone());
  }

  @Test
  void all_are_finished_in_order_and_never_more_are_on_their_way() {
    during = () -> assertTrue(started.size() - finished.size() <= 3);
    steps(3, 50).finish();
    assertEquals(numbers(0, 50), started);
    assertEquals(numbers(0, 50), finished);
    assertEquals(List.of(), cancelled);
  }

  @Test
  void a_short_work_is_done_when_its_steps_are() {
    for (int count = 0; count <= 3; count++) {
      StepsAhead steps = steps(3, count);
      steps.begin();
      done = false;
      assertEquals(count == 0, steps.isDone());
      done = true;
      assertTrue(steps.isDone(), count + " steps");
    }
  }

  @Test
  void the_first_failure_is_thrown_and_the_rest_is_dropped() {
    EncoderException failure = new EncoderException(Kind.INTERNAL, "broken");
    during =
        () -> {
          if (finished.size() == 5) {
            throw failure;
          }
        };
    StepsAhead steps = steps(3, 50);
    assertSame(failure, assertThrows(EncoderException.class, steps::finish));
    assertEquals(numbers(0, 8), started);
    assertEquals(numbers(6, 8), cancelled);
    assertTrue(steps.isDone());
  }

  @Test
  void what_is_dropped_before_it_is_awaited_is_a_timeout_and_starts_no_more() {
    StepsAhead steps = steps(3, 50);
    steps.begin();
    steps.drop();
    assertEquals(numbers(0, 3), cancelled);
    assertTrue(steps.isDone());
    assertEquals(Kind.TIMEOUT, assertThrows(EncoderException.class, steps::finish).kind());
    assertEquals(numbers(0, 3), started);
  }

  @Test
  void dropping_does_not_wait_for_the_thread_that_awaits_and_ends_its_work() {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch dropped = new CountDownLatch(1);
    during =
        () -> {
          inside.countDown();
          Threads.await("dropped", () -> dropped.getCount() == 0);
        };
    StepsAhead steps = steps(3, 50);
    FutureTask<Kind> awaiting =
        Threads.start(() -> assertThrows(EncoderException.class, steps::finish).kind());
    Threads.await("a step is awaited", () -> inside.getCount() == 0);
    steps.drop();
    dropped.countDown();
    assertEquals(Kind.TIMEOUT, Threads.result(awaiting));
    assertEquals(numbers(0, 3), started);
    assertEquals(numbers(0, 3), cancelled);
  }

  private StepsAhead steps(int ahead, int count) {
    Stream<Supplier<Step>> steps = IntStream.range(0, count).mapToObj(i -> () -> new Fake(i));
    return new StepsAhead(ahead, steps.iterator());
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private final class Fake implements Step {
    private final int number;

    private Fake(int number) {
      this.number = number;
      started.add(number);
    }

    @Override
    public boolean isDone() {
      return done;
    }

    @Override
    public void finish() {
      during.run();
      finished.add(number);
    }

    @Override
    public void cancel() {
      cancelled.add(number);
    }
  }
}
