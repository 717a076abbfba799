// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.NodeException;
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

  /** Longer than any node is down and any shard without a leader. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int PAUSE_MILLIS = 200;

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
    for (int attempts = 1; ; attempts++) {
      Attempt attempt = attempt(nextNode(), batch);
      encoded += attempt.encoded();
      if (attempt.acknowledged()) {
        return new Delivery(batch.size(), attempts, encoded);
      }
      endureUntil(deadline, attempt);
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
    System.err.println("a batch is sent again: " + failed.refusal());
    if (System.nanoTime() > deadline) {
      throw new NodeException("the cluster takes no batch: " + failed.refusal());
    }
    Background.pause(PAUSE_MILLIS);
  }
}
