// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.Batches;
import io.sememe.integration.index.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Sends documents on several connections, whatever becomes of the nodes.
 *
 * @param sender delivers a batch
 * @param pace says when a batch may be sent, and is told when it is acknowledged
 * @param background has a thread for each connection
 */
record SteadyClient(RetryingSender sender, Pace pace, Background background) {

  private static final int BATCH = 10;

  /** Returns when every document is acknowledged. */
  Counts send(List<ObjectNode> documents, Consumer<Progress> listener) {
    long start = System.nanoTime();
    Counts counts = Counts.NONE;
    for (Future<Delivery> delivery : start(documents)) {
      counts = counts.plus(Background.result(delivery));
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      listener.accept(new Progress((int) counts.acknowledged(), documents.size(), elapsed));
    }
    return counts;
  }

  private List<Future<Delivery>> start(List<ObjectNode> documents) {
    List<Future<Delivery>> deliveries = new ArrayList<>();
    int first = 0;
    for (List<ObjectNode> batch : Batches.of(documents, BATCH)) {
      int number = first;
      deliveries.add(background.start(() -> deliver(number, batch)));
      first += batch.size();
    }
    return deliveries;
  }

  private Delivery deliver(int first, List<ObjectNode> batch) {
    pace.awaitTurn(first);
    Delivery delivery = sender.deliver(batch);
    pace.acknowledge(batch.size());
    return delivery;
  }
}
