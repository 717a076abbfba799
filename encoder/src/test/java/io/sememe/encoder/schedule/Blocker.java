// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.testing.Threads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** A caller that holds a slot until it is released. */
final class Blocker {
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final FutureTask<float[]> task;

  private Blocker(Scheduler scheduler, Lane lane) {
    FakeRunner runner =
        new FakeRunner(
            ids -> {
              inside.countDown();
              open(mayEnd);
            });
    task =
        Threads.start(() -> scheduler.run(runner, FakeRunner.text(0), lane, FakeRunner.minute()));
  }

  /** Returns after the slot has been taken. */
  static Blocker in(Scheduler scheduler, Lane lane) {
    Blocker blocker = new Blocker(scheduler, lane);
    open(blocker.inside);
    return blocker;
  }

  void release() {
    mayEnd.countDown();
    assertEquals(4, Threads.result(task).length);
  }

  /** Waits until a latch is open. */
  static void open(CountDownLatch latch) {
    Threads.await("the latch opens", () -> latch.getCount() == 0);
  }
}
