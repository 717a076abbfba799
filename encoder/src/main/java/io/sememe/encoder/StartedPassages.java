// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passages whose first runs have been started. Thread-safe. */
final class StartedPassages implements PendingPassages {
  private final StepsAhead steps;
  private final Supplier<List<Embedding>> result;

  // Guarded by this, which the thread that awaits holds: the others wait for it.
  private @Nullable List<Embedding> embeddings;
  private @Nullable RuntimeException failure;

  private StartedPassages(StepsAhead steps, Supplier<List<Embedding>> result) {
    this.steps = steps;
    this.result = result;
  }

  /**
   * Starts as many steps as may be on their way.
   *
   * @param result gives the embeddings after the last step
   */
  static PendingPassages begin(StepsAhead steps, Supplier<List<Embedding>> result) {
    try {
      steps.begin();
      return new StartedPassages(steps, result);
    } catch (RuntimeException e) {
      steps.drop();
      return new FailedPassages(e);
    }
  }

  @Override
  public boolean isDone() {
    return steps.isDone();
  }

  @Override
  public synchronized List<Embedding> await() {
    if (embeddings == null && failure == null) {
      finish();
    }
    if (embeddings == null) {
      throw failure == null ? new IllegalStateException("no outcome") : failure;
    }
    return embeddings;
  }

  private void finish() {
    try {
      steps.finish();
      embeddings = result.get();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  @Override
  public void cancel() {
    steps.drop();
  }
}
