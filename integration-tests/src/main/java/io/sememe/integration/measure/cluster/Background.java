// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import io.sememe.integration.node.NodeException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads beside the one that measures. Closing interrupts what they still do. */
final class Background implements AutoCloseable {

  private final ExecutorService threads;

  Background(int count) {
    threads = Executors.newFixedThreadPool(count, work -> new Thread(work, "cluster-measurement"));
  }

  <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  /**
   * Waits for a result.
   *
   * @throws NodeException when the work failed
   */
  static <T> T result(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      throw new NodeException("the cluster failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while a cluster was measured", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
