// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.encoder.EncoderException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;

/**
 * Tries again what cannot be had now: a model that loads, a shard without a leader, a queue that is
 * full. Waits longer each time, and gives up after about six minutes.
 *
 * @param pacing how it waits
 */
record Patience(Pacing pacing) {
  private static final int TRIES = 12;
  private static final int LONGEST_WAIT = 60;

  /**
   * Returns what a call returns.
   *
   * @throws SolrException what the call threw, at once when waiting does not help
   */
  <T> T get(Supplier<T> call) {
    for (int tried = 1; ; tried++) {
      pacing.stop().check();
      try {
        return call.get();
      } catch (SolrException e) {
        if (!isPassing(e) || tried == TRIES) {
          throw e;
        }
      }
      pacing.rest(waitAfter(tried));
    }
  }

  /** As {@link #get}, for a call that returns nothing. */
  void run(Runnable call) {
    get(
        () -> {
          call.run();
          return true;
        });
  }

  /**
   * Returns whether the same call may succeed later: Solr says 500 too when a leader is away. What
   * a request brought on itself will not pass, nor a text for which a model gives no vector.
   */
  static boolean isPassing(SolrException e) {
    boolean own = e.code() >= ErrorCode.BAD_REQUEST.code && e.code() < ErrorCode.SERVER_ERROR.code;
    return !(own || isOfText(e)) || e.code() == ErrorCode.TOO_MANY_REQUESTS.code;
  }

  private static boolean isOfText(SolrException e) {
    return e.getCause() instanceof EncoderException said
        && said.kind() == EncoderException.Kind.INTERNAL;
  }

  /** Returns 1, 2, 4 … seconds, at most a minute. */
  static Duration waitAfter(int tried) {
    return Duration.ofSeconds(Math.min(LONGEST_WAIT, 1L << Math.min(tried - 1, 30)));
  }
}
