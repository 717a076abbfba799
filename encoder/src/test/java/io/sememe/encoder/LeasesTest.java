// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.Threads;
import java.util.Collections;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private final Leases leases = new Leases();

  @Test
  void draining_without_a_lease_returns_and_refuses_further_ones() {
    assertTrue(leases.acquire());
    leases.release();
    leases.drain();
    assertFalse(leases.acquire());
    leases.drain();
  }

  @Test
  void draining_waits_for_the_last_lease_and_gives_out_no_more() {
    assertTrue(leases.acquire());
    assertTrue(leases.acquire());
    AtomicBoolean drained = new AtomicBoolean();
    Thread drainer = startDraining(drained);
    assertFalse(leases.acquire());
    leases.release();
    Threads.awaitWaiting(drainer);
    assertFalse(drained.get());
    leases.release();
    Threads.await("drained", drained::get);
  }

  @Test
  void an_interrupt_neither_ends_draining_nor_gets_lost() {
    assertTrue(leases.acquire());
    AtomicBoolean drained = new AtomicBoolean();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread drainer =
        Threads.newThread(
            () -> {
              leases.drain();
              interrupted.set(Thread.currentThread().isInterrupted());
              drained.set(true);
            });
    drainer.start();
    Threads.awaitWaiting(drainer);
    drainer.interrupt();
    Threads.pause();
    assertFalse(drained.get());
    leases.release();
    Threads.await("drained", drained::get);
    assertTrue(interrupted.get());
  }

  @Test
  void nobody_is_inside_once_drained() {
    for (int round = 0; round < 50; round++) {
      requireNobodyInside();
    }
  }

  private static void requireNobodyInside() {
    Leases leases = new Leases();
    AtomicInteger inside = new AtomicInteger();
    var callers = Collections.nCopies(4, leases).stream().map(l -> start(l, inside)).toList();
    leases.drain();
    assertEquals(0, inside.get());
    callers.forEach(Threads::result);
  }

  private static FutureTask<Boolean> start(Leases leases, AtomicInteger inside) {
    return Threads.start(
        () -> {
          while (leases.acquire()) {
            inside.incrementAndGet();
            Thread.onSpinWait();
            inside.decrementAndGet();
            leases.release();
          }
          return true;
        });
  }

  private Thread startDraining(AtomicBoolean drained) {
    Thread drainer =
        Threads.newThread(
            () -> {
              leases.drain();
              drained.set(true);
            });
    drainer.start();
    Threads.awaitWaiting(drainer);
    return drainer;
  }
}
