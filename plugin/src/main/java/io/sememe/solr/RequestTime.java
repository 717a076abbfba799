// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.request.SolrQueryRequest;

/** The time that a request may still take, as its {@code timeAllowed} says. */
public final class RequestTime {
  /** How long a request that sets no limit waits for a core, or for a model that is loading. */
  public static final long PATIENCE_MILLIS = 10_000;

  private RequestTime() {}

  /** Returns how many milliseconds are left, at least 0; empty when the request sets no limit. */
  public static OptionalLong leftMillis(SolrQueryRequest request) {
    long allowed = request.getParams().getLong(CommonParams.TIME_ALLOWED, -1);
    long spent = (long) request.getRequestTimer().getTime();
    return allowed < 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, allowed - spent));
  }

  /** Returns how many milliseconds are left, and no more than {@code most}. */
  public static long leftMillis(SolrQueryRequest request, long most) {
    return Math.min(most, leftMillis(request).orElse(most));
  }

  /** Returns when the time is over that is left; the usual patience from now at the latest. */
  public static Deadline deadline(SolrQueryRequest request) {
    return deadline(request, PATIENCE_MILLIS);
  }

  /** Returns when the time is over that is left, and {@code most} milliseconds at the latest. */
  public static Deadline deadline(SolrQueryRequest request, long most) {
    return Deadline.in(Duration.ofMillis(leftMillis(request, most)));
  }

  /**
   * Returns whether a request that sets a limit got nothing within it: then the answer is partial,
   * and nothing fails.
   */
  public static boolean isOver(SolrQueryRequest request, EncoderException failure) {
    return leftMillis(request).isPresent() && SolrErrors.isLate(failure);
  }
}
