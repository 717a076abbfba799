// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import io.sememe.integration.node.Reply;

/**
 * One request with a batch, and what came of it.
 *
 * @param acknowledged whether the cluster has the batch; when not, it may have it all the same
 * @param encoded the texts that went through the model for it, as far as the answer tells
 * @param refusal why it was not acknowledged, empty when it was
 */
record Attempt(boolean acknowledged, long encoded, String refusal) {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_ERROR = 500;

  /** The node could not be reached, or died before it answered. */
  static Attempt unanswered(String reason) {
    return new Attempt(false, 0, reason);
  }

  /**
   * Reads an answer.
   *
   * @throws io.sememe.integration.node.NodeException when it blames the request: another attempt
   *     would fare no better
   */
  static Attempt of(Reply reply) {
    long encoded = reply.body().at("/embedding/vector/encoded").asLong();
    if (reply.status() == TOO_MANY_REQUESTS || reply.status() >= FIRST_SERVER_ERROR) {
      return new Attempt(false, encoded, reply.status() + ": " + reply.errorMessage());
    }
    reply.orThrow();
    return new Attempt(true, encoded, "");
  }
}
