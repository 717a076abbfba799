// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Pause;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The node that is searched, killed and started again. Safe for use by several threads. */
final class MortalNode {

  /**
   * Far more than are shown. The graph of vectors is searched for so many, and the ten best of them
   * are seldom other ones than an exact search finds; with 10 they often are.
   */
  private static final int TOP_K = 100;

  private static final String PROBE = "is anybody there";
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(100);

  private final TemporaryNode temporary;
  private @Nullable Life life;

  MortalNode(TemporaryNode temporary) {
    this.temporary = temporary;
    this.life = begin();
  }

  SolrNode node() {
    return temporary.node();
  }

  MovingCore core() {
    return new MovingCore(node().http());
  }

  /** The life it is in; waits for the next one while it is dead. */
  synchronized Life life() throws InterruptedException {
    while (life == null) {
      wait();
    }
    return life;
  }

  /**
   * Kills it and starts it again; returns for how many nanoseconds it could not be asked. It is
   * back when it answers a search: until its model is loaded it says that it is not ready, and
   * whoever has another node asks that one.
   */
  long killAndRestart() {
    long start = System.nanoTime();
    endLife();
    node().kill();
    temporary.restart();
    awaitAnswer();
    beginLife();
    return System.nanoTime() - start;
  }

  private void awaitAnswer() {
    MovingCore core = core();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Reply reply = search(core, PROBE); reply.status() != OK; reply = search(core, PROBE)) {
      if (System.nanoTime() > deadline) {
        throw new NodeException("the node that was started again says " + reply.errorMessage());
      }
      Pause.of(POLL);
    }
  }

  private synchronized void endLife() {
    if (life != null) {
      life.end();
    }
    life = null;
  }

  private synchronized void beginLife() {
    life = begin();
    notifyAll();
  }

  private Life begin() {
    MovingCore core = core();
    return new Life(question -> search(core, question));
  }

  private static Reply search(MovingCore core, String question) {
    return core.search(MovingCore.FIELD, question, TOP_K, Ranking.SHOWN);
  }
}
