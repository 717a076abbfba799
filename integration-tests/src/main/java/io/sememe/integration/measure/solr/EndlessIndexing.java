// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.Batches;
import io.sememe.integration.node.NodeException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One connection that sends batch after batch, the same documents again and again with a new text
 * each time, until it is stopped. It does not commit: what is searched stays as it is, and the
 * node's own autoCommit works as configured.
 */
final class EndlessIndexing implements AutoCloseable {

  private static final double NANOS_PER_SECOND = 1e9;

  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "endless-indexing"));
  private final CountDownLatch underWay = new CountDownLatch(1);
  private final Future<Double> perSecond;
  private volatile boolean over;

  private EndlessIndexing(MeasuredCore core, List<ObjectNode> documents, String mark) {
    perSecond = sender.submit(() -> sendUntilOver(core, documents, mark));
  }

  /**
   * Begins, and returns when the first batch is in.
   *
   * @param mark a word that no documents were sent with before: a text that has not changed is not
   *     encoded again
   */
  static EndlessIndexing begin(MeasuredCore core, List<ObjectNode> documents, String mark) {
    EndlessIndexing indexing = new EndlessIndexing(core, documents, mark);
    try {
      indexing.underWay.await();
      return indexing;
    } catch (InterruptedException e) {
      indexing.close();
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while indexing began", e);
    }
  }

  /**
   * Lets the batch that is on its way come in; returns the documents per second since the first.
   */
  double stop() throws IOException {
    over = true;
    try {
      return perSecond.get();
    } catch (ExecutionException e) {
      throw new IOException("indexing beside the queries failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while indexing ended", e);
    }
  }

  @Override
  public void close() {
    over = true;
    sender.shutdown();
  }

  private double sendUntilOver(MeasuredCore core, List<ObjectNode> documents, String mark) {
    try {
      List<List<ObjectNode>> batches = Batches.of(documents, MeasuredCore.BATCH);
      core.add(marked(batches.get(0), mark + " 0"));
      underWay.countDown();
      long start = System.nanoTime();
      int sent = 0;
      // At least one, so that there is a speed.
      for (int number = 1; sent == 0 || !over; number++) {
        List<ObjectNode> batch = batches.get(number % batches.size());
        core.add(marked(batch, mark + " " + number));
        sent += batch.size();
      }
      return sent * NANOS_PER_SECOND / (System.nanoTime() - start);
    } finally {
      // Whoever waits for a batch that was refused must not wait for ever.
      underWay.countDown();
    }
  }

  private static List<ObjectNode> marked(List<ObjectNode> documents, String mark) {
    return documents.stream()
        .map(one -> one.deepCopy().put("body", mark + " " + one.path("body").asText()))
        .toList();
  }
}
