// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import io.sememe.integration.node.NodeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks queries at a fixed rate, as many people do who know nothing of each other: one that is slow
 * delays none that comes after it, and one that had to wait for its turn is counted from the moment
 * it was meant to start. A server that stalls cannot hide it by being asked less.
 *
 * @param perSecond the rate
 * @param query what is done with a text
 */
public record PacedQueries(int perSecond, Consumer<String> query) {

  /** Enough for a stall of nearly a second at the rates used here; then queries queue and wait. */
  private static final int SENDERS = 32;

  private static final long NANOS_UNTIL_FIRST = 100_000_000L;

  /** Returns the nanoseconds from intended start to answer of each query. */
  public List<Long> ask(List<String> texts) throws IOException {
    ScheduledExecutorService senders =
        Executors.newScheduledThreadPool(SENDERS, work -> new Thread(work, "paced-query"));
    try {
      return answers(start(texts, senders));
    } finally {
      senders.shutdownNow();
    }
  }

  private List<Future<Long>> start(List<String> texts, ScheduledExecutorService senders) {
    Schedule schedule = new Schedule(System.nanoTime() + NANOS_UNTIL_FIRST, perSecond);
    List<Future<Long>> started = new ArrayList<>();
    for (String text : texts) {
      long intended = schedule.intended(started.size());
      long delay = intended - System.nanoTime();
      started.add(senders.schedule(() -> since(intended, text), delay, TimeUnit.NANOSECONDS));
    }
    return started;
  }

  private long since(long intended, String text) {
    query.accept(text);
    return System.nanoTime() - intended;
  }

  private static List<Long> answers(List<Future<Long>> started) throws IOException {
    List<Long> nanos = new ArrayList<>();
    for (Future<Long> one : started) {
      nanos.add(answer(one));
    }
    return nanos;
  }

  private static long answer(Future<Long> query) throws IOException {
    try {
      return query.get();
    } catch (ExecutionException e) {
      throw new IOException("a query failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while queries were asked", e);
    }
  }
}
