// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.limits;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Lets so many in at the same time and refuses the others at once: they would only wait, each with
 * a thread and a connection. Thread-safe.
 */
public final class Gate {
  private final String what;
  private final String property;
  private final int most;
  private final AtomicInteger inside = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  /**
   * Creates a gate with nobody inside.
   *
   * @param what what those inside are, in words: "searches wait for a model"
   * @param property what sets the limit
   * @param most how many may be inside, at least 1
   */
  public Gate(String what, String property, int most) {
    this.what = what;
    this.property = property;
    this.most = most;
  }

  /**
   * Calls inside.
   *
   * @throws EncoderException OVERLOADED when too many are inside; what the call throws
   */
  public <T> T inside(Supplier<T> call) {
    // Whoever is refused is never counted: others might be refused for it.
    if (inside.getAndUpdate(now -> Math.min(now + 1, most)) == most) {
      refused.increment();
      throw new EncoderException(
          Kind.OVERLOADED,
          most + " " + what + ", and that is the limit (" + property + "); try again later");
    }
    try {
      return call.get();
    } finally {
      inside.decrementAndGet();
    }
  }

  /** Returns how many are inside. */
  public int inside() {
    return inside.get();
  }

  /** Returns how many were refused since the node started. */
  public long refused() {
    return refused.sum();
  }
}
