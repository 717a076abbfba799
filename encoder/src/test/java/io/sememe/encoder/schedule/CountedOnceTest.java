// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However texts come at the same time, are given up, late, too many, or fail: what is told adds up
 * to what was sent and to what came back.
 */
class CountedOnceTest {
  private static final int THREADS = 6;
  private static final int BURSTS = 150;
  private static final int BOUND = 100;

  private final Scheduler scheduler = new Scheduler(2, BOUND);
  private final Sender searches = new Sender(Lane.SEARCH);
  private final Sender documents = new Sender(Lane.INDEX);

  @ParameterizedTest
  @EnumSource(CpuPolicy.class)
  void what_is_told_is_what_was_sent_and_what_came_back(CpuPolicy policy) {
    FailingRunner runner = new FailingRunner(policy);
    AtomicInteger seed = new AtomicInteger();
    Threads.all(THREADS, () -> send(runner, new Random(seed.getAndIncrement())));
    awaitRunning();
    searches.check();
    documents.check();
    assertEquals(runner.ran.sum(), searches.asker.ranTexts() + documents.asker.ranTexts());
    assertEquals(runner.tokens.sum(), searches.asker.ranTokens() + documents.asker.ranTokens());
    assertEquals(
        runner.ran.sum() + runner.failed.sum(),
        searches.asker.begunTexts() + documents.asker.begunTexts());
    assertEquals(new QueueDepth("encode", 0, 0, BOUND), scheduler.depth());
    assertTrue(searches.thrown.containsKey(Kind.OVERLOADED), "no search was refused");
    assertTrue(documents.thrown.containsKey(Kind.TIMEOUT), "no document was late");
    assertTrue(documents.thrown.containsKey(Kind.INTERNAL), "no document failed");
    scheduler.close();
  }

  private boolean send(Runner runner, Random random) {
    for (int i = 0; i < BURSTS; i++) {
      (random.nextBoolean() ? searches : documents).burst(runner, random);
    }
    return true;
  }

  // What was given up while it ran may still run. It has ended when all slots are others'.
  private void awaitRunning() {
    Blocker one = Blocker.in(scheduler, Lane.SEARCH);
    Blocker.in(scheduler, Lane.INDEX).release();
    one.release();
  }

  /** Sends texts in a lane, and counts what it sent and what came back. */
  private final class Sender {
    private final CountingAsker asker;
    private final LongAdder sent = new LongAdder();
    private final LongAdder vectors = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Map<Kind, Long> thrown = new ConcurrentHashMap<>();

    private Sender(Lane lane) {
      asker = new CountingAsker(lane);
    }

    private void burst(Runner runner, Random random) {
      List<PendingVector> started = new ArrayList<>();
      for (int left = random.nextInt(9); left > 0; left--) {
        sent.increment();
        receive(() -> started.add(scheduler.start(runner, text(random), asker, until(random))));
      }
      sent.increment();
      receive(
          () -> {
            scheduler.run(runner, text(random), asker, until(random));
            vectors.increment();
          });
      started.forEach(pending -> end(pending, random));
    }

    private void end(PendingVector pending, Random random) {
      if (random.nextInt(4) == 0) {
        pending.cancel();
        dropped.increment();
      } else {
        receive(
            () -> {
              pending.await();
              vectors.increment();
            });
      }
    }

    private void receive(Runnable call) {
      try {
        call.run();
      } catch (EncoderException e) {
        thrown.merge(e.kind(), 1L, Long::sum);
      }
    }

    private void check() {
      assertEquals(sent.sum(), asker.askedTexts());
      assertEquals(thrown, asker.refusals());
      long refused = thrown.values().stream().mapToLong(Long::longValue).sum();
      assertEquals(sent.sum(), vectors.sum() + dropped.sum() + refused);
    }
  }

  private static long[] text(Random random) {
    return FakeRunner.text(random.nextInt(40), 1 + random.nextInt(30));
  }

  private static Deadline until(Random random) {
    boolean soon = random.nextInt(3) == 0;
    return soon ? Deadline.in(Duration.ofNanos(random.nextInt(200_000))) : FakeRunner.minute();
  }

  /** Fails with every run that has a certain text in it, and counts what did not fail. */
  private static final class FailingRunner implements Runner {
    private static final int FAILING = 7;

    private final FakeRunner runner;
    private final LongAdder ran = new LongAdder();
    private final LongAdder tokens = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private FailingRunner(RunPolicy policy) {
      runner = new FakeRunner(policy, ids -> LockSupport.parkNanos(20_000));
    }

    @Override
    public List<float[]> run(List<long[]> ids) {
      if (ids.stream().anyMatch(text -> text[0] == FAILING)) {
        failed.add(ids.size() == 1 ? 1 : 0);
        throw new EncoderException(Kind.INTERNAL, "this text fails");
      }
      List<float[]> vectors = runner.run(ids);
      ran.add(ids.size());
      tokens.add(ids.stream().mapToLong(text -> text.length).sum());
      return vectors;
    }

    @Override
    public RunPolicy policy() {
      return runner.policy();
    }
  }
}
