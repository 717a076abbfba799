// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Pause;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends each batch to the next node that is up, and again to the one after it until it is
 * acknowledged. Safe for use by several threads.
 */
final class RetryingSender {

  /** Far longer than a shard is without a leader. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Doubled with each attempt up to the longest: whoever asks a lost leader at once asks often. */
  private static final long FIRST_PAUSE_MILLIS = 200;

  private static final long LONGEST_PAUSE_MILLIS = 3_200;

  private final CloudCollection collection;
  private final AtomicInteger turn = new AtomicInteger();

  RetryingSender(CloudCollection collection) {
    this.collection = collection;
  }

  /**
   * Returns when the batch is acknowledged.
   *
   * @throws NodeException when the batch itself is refused, or the cluster fails for two minutes
   */
  Delivery deliver(List<ObjectNode> batch) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long encoded = 0;
    long pause = FIRST_PAUSE_MILLIS;
    for (int attempts = 1; ; attempts++) {
      Attempt attempt = attempt(nextNode(), batch);
      encoded += attempt.encoded();
      if (attempt.acknowledged()) {
        return new Delivery(batch.size(), attempts, encoded);
      }
      endureUntil(deadline, attempt);
      Pause.of(Duration.ofMillis(pause));
      pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
    }
  }

  private SolrNode nextNode() {
    List<SolrNode> ready = collection.cluster().readyNodes();
    return ready.get(Math.floorMod(turn.getAndIncrement(), ready.size()));
  }

  private Attempt attempt(SolrNode node, List<ObjectNode> batch) {
    try {
      return Attempt.of(node.http().add(collection.name(), batch));
    } catch (NodeException e) {
      if (e.getCause() instanceof IOException) {
        return Attempt.unanswered(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private static void endureUntil(long deadline, Attempt failed) {
    // Solr says the same once more for each document, in lines of their own.
    String refusal = failed.refusal().lines().findFirst().orElse("");
    System.err.println("a batch is sent again: " + refusal);
    if (System.nanoTime() > deadline) {
      throw new NodeException("the cluster takes no batch: " + refusal);
    }
  }
}
