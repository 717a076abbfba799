// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.PendingTokenVectors;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token vectors of some texts on their way, to be taken in order. Where none are wanted, each
 * text has none. Not thread-safe.
 */
final class PendingTokens {
  /**
   * How many texts are started before they are taken: as the model gives them, the vectors of 128
   * tokens take 200 kB, four times what is stored, and a document may have thousands of passages.
   */
  static final int AHEAD = 8;

  private final @Nullable TokenTarget target;
  private final Deadline deadline;
  private final Deque<String> waiting;
  private final Deque<PendingTokenVectors> started = new ArrayDeque<>();

  private PendingTokens(Optional<TokenTarget> target, List<String> texts, Deadline deadline) {
    this.target = target.orElse(null);
    this.deadline = deadline;
    this.waiting = new ArrayDeque<>(target.isPresent() ? texts : List.of());
  }

  /**
   * Starts the first texts: all of them, or none.
   *
   * @param target the space; empty when no token vectors are wanted
   */
  static PendingTokens start(Optional<TokenTarget> target, List<String> texts, Deadline deadline) {
    PendingTokens tokens = new PendingTokens(target, texts, deadline);
    try {
      tokens.startMore();
      return tokens;
    } catch (RuntimeException e) {
      tokens.cancel();
      throw e;
    }
  }

  /** Returns whether all that are left can be taken at once. */
  boolean isDone() {
    return waiting.isEmpty() && started.stream().allMatch(PendingTokenVectors::isDone);
  }

  /**
   * Waits for the token vectors of the next text and takes them, as they lie in the index.
   *
   * @return null when none are wanted
   * @throws io.sememe.encoder.EncoderException when the text has none
   */
  byte @Nullable [] take() {
    if (target == null) {
      return null;
    }
    byte[] stored = target.stored(started.element().await());
    started.remove();
    startMore();
    return stored;
  }

  /** Gives up those that have not been taken. */
  void cancel() {
    waiting.clear();
    started.forEach(PendingTokenVectors::cancel);
  }

  private void startMore() {
    while (target != null && !waiting.isEmpty() && started.size() < AHEAD) {
      started.add(target.start(waiting.remove(), deadline));
    }
  }
}
