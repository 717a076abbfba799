// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The same work in several threads, again and again. A thread ends when its work fails; all of them
 * end when this is closed.
 */
public final class Storm implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(5);

  private final IntConsumer work;
  private final List<Thread> threads;
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private volatile boolean over;

  private Storm(int size, IntConsumer work) {
    this.work = work;
    this.threads =
        IntStream.range(0, size).mapToObj(i -> new Thread(this::repeat, "storm-" + i)).toList();
  }

  /** Begins; the work is told how often it was begun before, in whatever thread. */
  public static Storm of(int threads, IntConsumer work) {
    Storm storm = new Storm(threads, work);
    storm.threads.forEach(Thread::start);
    return storm;
  }

  /** Waits until the work was done so often in all; fails when that cannot happen any more. */
  public void awaitDone(int count) {
    await(() -> done.get() >= count, count + " times done");
  }

  /** Waits until something is so; fails when that cannot happen any more. */
  public void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (!failures.isEmpty()) {
        throw new AssertionError("after " + done + " times: " + failures, failures.peek());
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in " + PATIENCE + ": " + what + ", done " + done);
      }
      Pause.of(POLL);
    }
  }

  /** Returns why threads ended before they were told to. */
  public List<RuntimeException> failures() {
    return List.copyOf(failures);
  }

  /** Returns how often the work was done so far. */
  public int done() {
    return done.get();
  }

  /** Lets every thread end its piece of work and waits for it. */
  @Override
  public void close() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NodeException("interrupted while waiting for " + thread.getName(), e);
      }
    }
  }

  private void repeat() {
    try {
      while (!over) {
        work.accept(begun.getAndIncrement());
        done.incrementAndGet();
      }
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }
}
