// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import io.sememe.integration.node.NodeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * People who ask questions all the time, one after the other, each at a steady pace. While the node
 * is dead they wait; a search that is late is counted from when it was meant to be sent.
 */
final class Clients implements AutoCloseable {

  private static final int COUNT = 4;
  private static final long INTERVAL_NANOS = 200_000_000L;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(COUNT, work -> new Thread(work, "searching-client"));
  private final List<Future<List<Search>>> searching = new ArrayList<>();
  private final MortalNode node;
  private final List<String> questions;
  private volatile boolean over;

  private Clients(MortalNode node, List<String> questions) {
    this.node = node;
    this.questions = questions;
  }

  /** Begins; all of them together go through the questions again and again. */
  static Clients begin(MortalNode node, List<String> questions) {
    Clients clients = new Clients(node, questions);
    for (int client = 0; client < COUNT; client++) {
      int first = client;
      clients.searching.add(clients.threads.submit(() -> clients.search(first)));
    }
    return clients;
  }

  /** How many searches there are in a second. */
  static int perSecond() {
    return (int) (COUNT * TimeUnit.SECONDS.toNanos(1) / INTERVAL_NANOS);
  }

  /** Lets the searches that are under way end; returns all of them. */
  List<Search> stop() {
    over = true;
    List<Search> searches = new ArrayList<>();
    searching.forEach(one -> searches.addAll(result(one)));
    return searches;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private List<Search> search(int first) throws InterruptedException {
    List<Search> searches = new ArrayList<>();
    // Clients that begin evenly spaced do not all ask at once.
    long intended = System.nanoTime() + first * INTERVAL_NANOS / COUNT;
    for (int number = first; !over; number += COUNT) {
      TimeUnit.NANOSECONDS.sleep(intended - System.nanoTime());
      long before = System.nanoTime();
      Life life = node.life();
      intended += System.nanoTime() - before;
      searches.add(life.ask(questions.get(number % questions.size()), intended));
      intended += INTERVAL_NANOS;
    }
    return searches;
  }

  private static List<Search> result(Future<List<Search>> one) {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw new NodeException("a client failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while clients were searching", e);
    }
  }
}
