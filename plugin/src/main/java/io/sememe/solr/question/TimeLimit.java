// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.Deadline;
import io.sememe.solr.RequestTime;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.solr.request.SolrQueryRequest;

/**
 * How long a request waits to be encoded.
 *
 * @param deadline when it ends
 * @param ofRequest whether the request has a limit of its own, {@code timeAllowed}
 */
record TimeLimit(Deadline deadline, boolean ofRequest) {
  /** Solr counts whole milliseconds: its own limit must have passed when this one has. */
  private static final int ROUNDING_MILLIS = 1;

  static TimeLimit of(SolrQueryRequest request) {
    OptionalLong left = RequestTime.leftMillis(request);
    long most = RequestTime.PATIENCE_MILLIS;
    // In this order: clients that want no limit send the largest number there is.
    long millis = Math.min(left.orElse(most), most - ROUNDING_MILLIS) + ROUNDING_MILLIS;
    return new TimeLimit(Deadline.in(Duration.ofMillis(millis)), left.isPresent());
  }
}
