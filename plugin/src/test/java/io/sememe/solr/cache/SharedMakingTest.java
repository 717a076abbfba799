// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger made = new AtomicInteger();

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdownNow();
    assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
  }

  @RepeatedTest(200)
  void one_makes_it_and_all_have_it() throws Exception {
    Set<EncodedText> got = new HashSet<>();
    for (Future<EncodedText> one : all(() -> cache.get(TEA, LATE, this::make))) {
      got.add(one.get());
    }
    assertEquals(1, made.get());
    assertEquals(1, got.size());
  }

  @RepeatedTest(50)
  void where_some_fail_the_next_one_tries_and_each_failure_is_told_to_one() throws Exception {
    int broken = 3;
    List<Throwable> failures = new ArrayList<>();
    for (Future<EncodedText> one : all(() -> cache.get(TEA, LATE, () -> makeAfter(broken)))) {
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
    Future<EncodedText> first = begun(goOn);
    EncodedText second = cache.get(TEA, Deadline.in(Duration.ofMillis(1)), this::make);
    assertEquals(1, made.get());
    assertSame(second, cache.get(TEA, LATE, this::make));
    goOn.countDown();
    assertNotSame(second, first.get());
    assertEquals(2, made.get());
  }

  @Test
  void whoever_is_interrupted_goes_on_and_stays_interrupted() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Future<EncodedText> first = begun(goOn);
    Thread.currentThread().interrupt();
    cache.get(TEA, LATE, this::make);
    assertTrue(Thread.interrupted());
    goOn.countDown();
    first.get();
    assertEquals(2, made.get());
  }

  @Test
  void nobody_waits_for_another_text() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Future<EncodedText> first = begun(goOn);
    cache.get(new EncodingKey(TEA.fingerprint(), Role.QUERY, "cup"), LATE, this::make);
    assertEquals(1, made.get());
    goOn.countDown();
    first.get();
  }

  /** Somebody who makes it, and waits in the middle of that. */
  private Future<EncodedText> begun(CountDownLatch goOn) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Future<EncodedText> first =
        threads.submit(
            () ->
                cache.get(
                    TEA,
                    LATE,
                    () -> {
                      begun.countDown();
                      await(goOn);
                      return make();
                    }));
    begun.await();
    return first;
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
    return encoded();
  }

  private EncodedText make() {
    made.incrementAndGet();
    return encoded();
  }

  // Records with arrays are equal only to themselves.
  private static EncodedText encoded() {
    return new EncodedText(TEA.fingerprint(), new float[1], 3, 0, 0, 0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("ended too early", e);
    }
  }
}
