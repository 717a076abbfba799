// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.measure.texts.SampleTexts;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * One connection that sends new documents, batch after batch, until it is closed. A batch that is
 * refused is left, and the next one is sent.
 */
final class BulkUpdate implements AutoCloseable {
  private static final int BATCH = 100;
  private static final long SEED = 7;

  private final SolrHttp http;
  private final String prefix;
  private final SampleTexts texts = new SampleTexts(SEED);
  private final Thread sender = new Thread(this::send, "bulk-update");
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Tally tally = new Tally();
  private volatile boolean over;

  private BulkUpdate(SolrHttp http, String prefix) {
    this.http = http;
    this.prefix = prefix;
  }

  /** Begins; the ids of all documents begin with the prefix. */
  static BulkUpdate begin(SolrHttp http, String prefix) {
    BulkUpdate update = new BulkUpdate(http, prefix);
    update.sender.start();
    return update;
  }

  /** Returns the ids of the documents that the node has taken. */
  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** Returns how many batches had an answer that was not promised, or none. */
  long lost() {
    return tally.lost();
  }

  @Override
  public void close() {
    stop();
  }

  /** Lets the batch that is on its way come in. */
  void stop() {
    over = true;
    try {
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while an update ended", e);
    }
  }

  private void send() {
    try {
      for (int batch = 0; !over; batch++) {
        send(batch);
      }
    } catch (NodeException e) {
      tally.lose(String.valueOf(e.getMessage()));
    }
  }

  private void send(int batch) {
    List<String> bodies = texts.mixed(BATCH);
    List<ObjectNode> documents =
        IntStream.range(0, BATCH).mapToObj(i -> document(batch, i, bodies.get(i))).toList();
    Reply reply = http.add(LoadPlan.CORE, documents);
    tally.count(reply.status(), reply.retryAfter());
    if (reply.status() == 200) {
      documents.forEach(document -> acknowledged.add(document.get("id").asText()));
    }
  }

  private ObjectNode document(int batch, int number, String body) {
    String id = prefix + "-" + batch + "-" + number;
    return JsonNodeFactory.instance.objectNode().put("id", id).put("body", id + " " + body);
  }
}
