// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import com.codahale.metrics.Counter;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.Role;
import org.apache.solr.metrics.SolrMetricsContext;

/**
 * What went through a model in one role. Thread-safe.
 *
 * @param role the role
 * @param requests what was given to be encoded
 * @param failures what failed, but for the next two
 * @param rejections what was refused because too much waited
 * @param timeouts what was late
 * @param tokens what the model saw
 * @param truncations of how many texts it did not see all
 * @param queueTime how long each waited
 * @param inferenceTime how long each run took
 */
record RoleCounters(
    Role role,
    Counter requests,
    Counter failures,
    Counter rejections,
    Counter timeouts,
    Counter tokens,
    Counter truncations,
    Durations queueTime,
    Durations inferenceTime) {

  /** Registers the counters of a role. */
  static RoleCounters of(SolrMetricsContext context, String model, Role role) {
    String[] path = {ModelCounters.SCOPE, model, role.label()};
    return new RoleCounters(
        role,
        context.counter("requests", path),
        context.counter("failures", path),
        context.counter("rejections", path),
        context.counter("timeouts", path),
        context.counter("tokens", path),
        context.counter("truncations", path),
        new Durations(context.timer("queueTime", path)),
        new Durations(context.timer("inferenceTime", path)));
  }

  void refused(Kind kind) {
    switch (kind) {
      case OVERLOADED -> rejections.inc();
      case TIMEOUT -> timeouts.inc();
      default -> failures.inc();
    }
  }
}
