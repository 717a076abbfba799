// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.Deadline;
import java.time.Duration;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.request.SolrQueryRequest;

/**
 * How long a request waits to be encoded.
 *
 * @param deadline when it ends
 * @param ofRequest whether the request has a limit of its own, {@code timeAllowed}
 */
record TimeLimit(Deadline deadline, boolean ofRequest) {
  /** How long a query waits for a core, or for a model that is still loading. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Solr counts whole milliseconds: its own limit must have passed when this one has. */
  private static final int ROUNDING_MILLIS = 1;

  static TimeLimit of(SolrQueryRequest request) {
    long allowed = request.getParams().getLong(CommonParams.TIME_ALLOWED, -1);
    if (allowed < 0) {
      return new TimeLimit(Deadline.in(PATIENCE), false);
    }
    long spent = (long) request.getRequestTimer().getTime();
    long left = Math.max(0, allowed - spent) + ROUNDING_MILLIS;
    return new TimeLimit(Deadline.in(Duration.ofMillis(Math.min(left, PATIENCE.toMillis()))), true);
  }
}
