// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A few clients that ask one new question after the other, until it is closed or the node ends. */
final class Traffic implements AutoCloseable {
  private static final int CLIENTS = 4;

  private final SolrHttp http;
  private final Tally tally = new Tally();
  private final AtomicInteger number = new AtomicInteger();
  private final List<Thread> clients =
      IntStream.range(0, CLIENTS).mapToObj(i -> new Thread(this::ask, "traffic-" + i)).toList();
  private volatile boolean over;

  private Traffic(SolrHttp http) {
    this.http = http;
  }

  /** Begins. */
  static Traffic begin(SolrHttp http) {
    Traffic traffic = new Traffic(http);
    traffic.clients.forEach(Thread::start);
    return traffic;
  }

  /** Returns how many questions were answered so far, however. */
  int asked() {
    return number.get();
  }

  /** Returns how the questions were answered so far. */
  Answers answers() {
    return Answers.parse(tally.toString());
  }

  @Override
  public void close() {
    over = true;
    try {
      for (Thread client : clients) {
        client.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while clients ended", e);
    }
  }

  private void ask() {
    try {
      while (!over) {
        Map<String, String> question =
            Map.of(
                "q",
                "{!semantic f=vector topK=10 cache=false v=$text}",
                "text",
                "what is said of number " + number.incrementAndGet());
        Reply reply = http.query(LoadPlan.CORE, question);
        tally.count(reply.status(), reply.retryAfter());
      }
    } catch (NodeException e) {
      tally.lose(String.valueOf(e.getMessage()));
    }
  }
}
