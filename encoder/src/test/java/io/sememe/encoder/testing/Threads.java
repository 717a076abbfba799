// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Threads that a test starts, and waiting for what they do: never longer than a minute. */
public final class Threads {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Threads() {}

  /** Runs a task in a thread of its own. */
  public static <T> FutureTask<T> start(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    newThread(future).start();
    return future;
  }

  /** Returns a thread that does not keep the JVM alive. */
  public static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "test");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs a task in many threads at the same time and returns their results. */
  public static <T> List<T> all(int threads, Callable<T> task) {
    List<FutureTask<T>> started = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      started.add(start(task));
    }
    return started.stream().map(Threads::result).toList();
  }

  /** Returns the result of a task, after it has ended. */
  public static <T> T result(FutureTask<T> task) {
    try {
      return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the task did not end", e);
    } catch (ExecutionException e) {
      throw new AssertionError("the task failed: " + e.getCause(), e.getCause());
    }
  }

  /** Waits until a condition holds. */
  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never happened: " + what);
      }
      pause();
    }
  }

  /** Waits until a thread waits. */
  public static void awaitWaiting(Thread thread) {
    await(
        "the thread waits",
        () ->
            thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
  }

  /** Lets other threads go on for a millisecond. */
  public static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
