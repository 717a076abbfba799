// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.PendingVector;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Token vectors on their way. Thread-safe. */
final class StartedTokenVectors implements PendingTokenVectors {
  private final PendingVector states;
  private final Function<float[], TokenVectors> result;

  // Guarded by this, which the thread that awaits holds: the others wait for it.
  private @Nullable TokenVectors vectors;
  private @Nullable EncoderException failure;

  /**
   * Creates vectors of states that have been started.
   *
   * @param result makes vectors of the states; called once
   */
  StartedTokenVectors(PendingVector states, Function<float[], TokenVectors> result) {
    this.states = states;
    this.result = result;
  }

  @Override
  public boolean isDone() {
    return states.isDone();
  }

  @Override
  public synchronized TokenVectors await() {
    if (failure != null) {
      throw failure;
    }
    if (vectors == null) {
      vectors = finish();
    }
    return vectors;
  }

  private TokenVectors finish() {
    try {
      return result.apply(states.await());
    } catch (EncoderException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void cancel() {
    states.cancel();
  }
}
