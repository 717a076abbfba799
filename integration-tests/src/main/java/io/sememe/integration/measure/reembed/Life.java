// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import io.sememe.integration.measure.reembed.Search.Outcome;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Reply;
import java.util.List;
import java.util.function.Function;

/** A node from its start to its death, to those who search. Safe for use by several threads. */
final class Life {

  private static final int OK = 200;

  private final Function<String, Reply> searcher;
  private volatile boolean ended;

  /** Begins, with what answers questions. */
  Life(Function<String, Reply> searcher) {
    this.searcher = searcher;
  }

  /** Must be called before the node is killed, so that nobody is blamed for what that cuts off. */
  void end() {
    ended = true;
  }

  /** Asks; what goes wrong is in the result. */
  Search ask(String question, long intended) {
    long sent = System.nanoTime();
    try {
      Reply reply = searcher.apply(question);
      if (reply.status() == OK) {
        long received = System.nanoTime();
        return new Search(question, intended, sent, received, Outcome.ANSWERED, Hit.of(reply));
      }
      return unanswered(question, intended, sent, reply.status() + ": " + reply.errorMessage());
    } catch (NodeException e) {
      return unanswered(question, intended, sent, String.valueOf(e.getMessage()));
    }
  }

  private Search unanswered(String question, long intended, long sent, String reason) {
    Outcome outcome = ended ? Outcome.CUT_OFF : Outcome.FAILED;
    System.err.println("a search is " + outcome + ": " + reason.lines().findFirst().orElse(""));
    return new Search(question, intended, sent, System.nanoTime(), outcome, List.of());
  }
}
