// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.solr.shards.ShardParameters;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.handler.component.ResponseBuilder;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.util.RTimerTree;
import org.jspecify.annotations.Nullable;

/**
 * How long a request took to encode what it asks, as {@code debug=timing} shows it under {@code
 * encode}: waiting for a model and for a core included, in milliseconds. Not thread-safe, like the
 * request.
 */
final class EncodeTime {
  private static final String TIMING = "timing";
  private static final String ENCODE = "encode";
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private EncodeTime() {}

  /** Encodes something and adds the time that it takes, whatever comes of it. */
  static <T> T measured(SolrQueryRequest request, Supplier<T> encoder) {
    long start = System.nanoTime();
    try {
      return encoder.get();
    } finally {
      add(request, (System.nanoTime() - start) / NANOS_PER_MILLI);
    }
  }

  private static void add(SolrQueryRequest request, double millis) {
    Milliseconds timer = timer(request);
    timer.add(millis);
    ResponseBuilder response = response();
    if (response != null && response.isDebugTimings() && ShardParameters.areSentBy(request)) {
      show(response, timer);
    }
  }

  private static Milliseconds timer(SolrQueryRequest request) {
    SimpleOrderedMap<RTimerTree> timers = request.getRequestTimer().getChildren();
    if (!(timers.get(ENCODE) instanceof Milliseconds)) {
      timers.add(ENCODE, new Milliseconds());
    }
    return (Milliseconds) timers.get(ENCODE);
  }

  private static @Nullable ResponseBuilder response() {
    SolrRequestInfo info = SolrRequestInfo.getRequestInfo();
    return info == null ? null : info.getResponseBuilder();
  }

  // Of a request that shards answer, Solr shows the sums of their times and none of its own.
  private static void show(ResponseBuilder response, Milliseconds timer) {
    NamedList<Object> info = response.getDebugInfo();
    Object timing = info == null ? null : info.get(TIMING);
    if (timing instanceof NamedList<?> shown && shown.get(ENCODE) != null) {
      response.getDebugInfo().remove(TIMING);
    }
    response.addDebug(timer.asNamedList(), TIMING, ENCODE);
  }

  /** A timer that is told, in fractions of a millisecond; Solr's own count whole ones. */
  private static final class Milliseconds extends RTimerTree {
    private double millis;

    private void add(double more) {
      millis += more;
    }

    @Override
    public double getTime() {
      return millis;
    }
  }
}
