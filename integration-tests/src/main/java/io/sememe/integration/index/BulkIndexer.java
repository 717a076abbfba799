// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.SolrHttp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Sends documents to a core in batches and commits.
 *
 * @param http the node
 * @param core the core
 * @param batchSize documents per request
 * @param connections how many batches are on their way at the same time
 */
public record BulkIndexer(SolrHttp http, String core, int batchSize, int connections) {

  private static final int CONNECTIONS = 2;

  /** Two batches at a time: while one is indexed, the other is encoded. */
  public BulkIndexer(SolrHttp http, String core, int batchSize) {
    this(http, core, batchSize, CONNECTIONS);
  }

  /** Returns when every document can be found; the result tells how long the sending took. */
  public Progress index(List<ObjectNode> documents, Consumer<Progress> listener) {
    ExecutorService senders =
        Executors.newFixedThreadPool(connections, work -> new Thread(work, "bulk-indexer"));
    try {
      Progress end = sendAll(documents, new ExecutorCompletionService<>(senders), listener);
      http.commit(core).orThrow();
      return end;
    } finally {
      senders.shutdownNow();
    }
  }

  private Progress sendAll(
      List<ObjectNode> documents, CompletionService<Integer> senders, Consumer<Progress> listener) {
    long start = System.nanoTime();
    List<List<ObjectNode>> batches = Batches.of(documents, batchSize);
    batches.forEach(batch -> senders.submit(() -> send(batch)));
    Progress progress = new Progress(0, documents.size(), Duration.ZERO);
    listener.accept(progress);
    for (int received = 0; received < batches.size(); received++) {
      int done = progress.done() + takeFrom(senders);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      progress = new Progress(done, documents.size(), elapsed);
      listener.accept(progress);
    }
    return progress;
  }

  private int send(List<ObjectNode> batch) {
    http.add(core, batch).orThrow();
    return batch.size();
  }

  private static int takeFrom(CompletionService<Integer> senders) {
    try {
      return senders.take().get();
    } catch (ExecutionException e) {
      throw new NodeException("indexing failed: " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while indexing", e);
    }
  }

  private static String reason(ExecutionException failure) {
    return failure.getCause() instanceof NodeException said
        ? String.valueOf(said.getMessage())
        : failure.toString();
  }
}
