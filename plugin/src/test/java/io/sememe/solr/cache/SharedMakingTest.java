// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several who want the same text at the same time. */
@Timeout(60)
final class SharedMakingTest {
  private static final EncodingKey TEA = new EncodingKey("0".repeat(32), Role.QUERY, "tea");
  private static final Deadline LATE = Deadline.in(Duration.ofMinutes(1));
  private static final int THREADS = 8;

  private final EncodingCache cache = new EncodingCache(1 << 20);
  private final List<Thread> started = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(this::start);
  private final AtomicInteger made = new AtomicInteger();

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdownNow();
    assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
  }

  @RepeatedTest(200)
  void one_makes_it_and_all_have_it() throws Exception {
    Set<EncodedText> got = new HashSet<>();
    for (Future<EncodedText> one : all(() -> cache.get(() -> TEA, LATE, this::make))) {
      got.add(one.get());
    }
    assertEquals(1, made.get());
    assertEquals(1, got.size());
  }

  @RepeatedTest(50)
  void where_some_fail_the_next_one_tries_and_each_failure_is_told_to_one() throws Exception {
    int broken = 3;
    List<Throwable> failures = new ArrayList<>();
    for (Future<EncodedText> one :
        all(() -> cache.get(() -> TEA, LATE, key -> makeAfter(broken)))) {
      try {
        one.get();
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    assertEquals(broken, failures.size());
    assertEquals(broken, new HashSet<>(failures).size());
    assertEquals(broken + 1, made.get());
  }

  @Test
  void whoever_has_no_time_left_makes_it_beside_the_other() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Future<EncodedText> first = begun(cache, () -> TEA, TEA, goOn);
    EncodedText second = cache.get(() -> TEA, Deadline.in(Duration.ofMillis(1)), this::make);
    assertEquals(1, made.get());
    assertSame(second, cache.get(() -> TEA, LATE, this::make));
    goOn.countDown();
    assertNotSame(second, first.get());
    assertEquals(2, made.get());
  }

  @Test
  void whoever_is_interrupted_goes_on_and_stays_interrupted() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Future<EncodedText> first = begun(cache, () -> TEA, TEA, goOn);
    Thread.currentThread().interrupt();
    cache.get(() -> TEA, LATE, this::make);
    assertTrue(Thread.interrupted());
    goOn.countDown();
    first.get();
    assertEquals(2, made.get());
  }

  @Test
  void what_is_not_kept_is_made_once_for_all_who_wait_for_it() throws Exception {
    EncodingCache none = new EncodingCache(0);
    CountDownLatch goOn = new CountDownLatch(1);
    Future<EncodedText> first = begun(none, () -> TEA, TEA, goOn);
    List<Future<EncodedText>> others = all(() -> none.get(() -> TEA, LATE, this::make));
    awaitThatAllWait();
    goOn.countDown();
    for (Future<EncodedText> other : others) {
      assertSame(first.get(), other.get());
    }
    assertEquals(1, made.get());
  }

  @Test
  void where_another_model_came_meanwhile_all_have_what_it_made() throws Exception {
    EncodingKey later = new EncodingKey("1".repeat(32), Role.QUERY, "tea");
    AtomicReference<EncodingKey> inPlace = new AtomicReference<>(TEA);
    CountDownLatch goOn = new CountDownLatch(1);
    Future<EncodedText> first = begun(cache, inPlace::get, later, goOn);
    List<Future<EncodedText>> others = all(() -> cache.get(inPlace::get, LATE, this::make));
    awaitThatAllWait();
    inPlace.set(later);
    goOn.countDown();
    for (Future<EncodedText> other : others) {
      assertSame(first.get(), other.get());
    }
    assertEquals(1, made.get());
  }

  @Test
  void nobody_waits_for_another_text() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Future<EncodedText> first = begun(cache, () -> TEA, TEA, goOn);
    EncodingKey cup = new EncodingKey(TEA.fingerprint(), Role.QUERY, "cup");
    cache.get(() -> cup, LATE, this::make);
    assertEquals(1, made.get());
    goOn.countDown();
    first.get();
  }

  /** Somebody who makes it, and waits in the middle of that. */
  private Future<EncodedText> begun(
      EncodingCache in, Supplier<EncodingKey> asked, EncodingKey result, CountDownLatch goOn)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Function<EncodingKey, EncodedText> maker =
        key -> {
          begun.countDown();
          await(goOn);
          return make(result);
        };
    Future<EncodedText> first = threads.submit(() -> in.get(asked, LATE, maker));
    begun.await();
    return first;
  }

  private Thread start(Runnable work) {
    Thread thread = new Thread(work);
    started.add(thread);
    return thread;
  }

  // Nothing else that they do here has an end of its own to its waiting.
  private void awaitThatAllWait() {
    while (started.stream().filter(SharedMakingTest::waitsForAnother).count() < THREADS) {
      assertFalse(Thread.currentThread().isInterrupted(), "the time of this test is over");
      Thread.onSpinWait();
    }
  }

  private static boolean waitsForAnother(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }

  private List<Future<EncodedText>> all(Callable<EncodedText> call) {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<EncodedText>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(
          threads.submit(
              () -> {
                start.await();
                return call.call();
              }));
    }
    return all;
  }

  private EncodedText makeAfter(int broken) {
    int call = made.incrementAndGet();
    if (call <= broken) {
      throw new IllegalStateException("broken: " + call);
    }
    return encoded(TEA.fingerprint());
  }

  private EncodedText make(EncodingKey key) {
    made.incrementAndGet();
    return encoded(key.fingerprint());
  }

  // Records with arrays are equal only to themselves.
  private static EncodedText encoded(String fingerprint) {
    return new EncodedText(fingerprint, new float[1], 3, 0, 0, 0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("ended too early", e);
    }
  }
}
