// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrInfoBean.Group;
import org.apache.solr.metrics.SolrMetricManager;
import org.jspecify.annotations.Nullable;

/**
 * What a node's metrics say of a model, in plain maps: the figures that {@code /admin/metrics} has,
 * for people.
 *
 * @param metrics those of the node
 */
record MetricsReport(MetricRegistry metrics) {
  private static final String SCOPE = "SEMEME.";

  /** What the names of a model's figures have after its own. */
  private static final Pattern OF_MODEL =
      Pattern.compile(
          "(query|passage)\\.(requests|failures|rejections|timeouts|tokens|truncations|queueTime"
              + "|inferenceTime)|inferences|tokens|schemaTexts|nativeBytes");

  private static final double NANOS_OF_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  static MetricsReport of(CoreContainer node) {
    return new MetricsReport(
        node.getMetricManager().registry(SolrMetricManager.getRegistryName(Group.node)));
  }

  /** Returns the figures of a model by their names, sorted. */
  Map<String, Object> ofModel(String model) {
    String prefix = SCOPE + model + ".";
    Map<String, Object> report = new TreeMap<>();
    metrics
        .getMetrics()
        .forEach(
            (full, metric) -> {
              Object value = isOfModel(full, prefix) ? value(metric) : null;
              if (value != null) {
                report.put(full.substring(prefix.length()), value);
              }
            });
    return report;
  }

  // Names of models have dots: those of one may begin as those of another, or of the node, do.
  private static boolean isOfModel(String full, String prefix) {
    return full.startsWith(prefix) && OF_MODEL.matcher(full.substring(prefix.length())).matches();
  }

  private static @Nullable Object value(Metric metric) {
    if (metric instanceof Timer timer) {
      return times(timer);
    }
    if (metric instanceof Counter counter) {
      return counter.getCount();
    }
    return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number
        ? number
        : null;
  }

  // Where nothing was measured lately there are no percentiles: those of nothing would all be 0.
  private static Map<String, Object> times(Timer timer) {
    Snapshot snapshot = timer.getSnapshot();
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("count", timer.getCount());
    if (snapshot.size() > 0) {
      times.put("p50Millis", snapshot.getMedian() / NANOS_OF_MILLI);
      times.put("p95Millis", snapshot.get95thPercentile() / NANOS_OF_MILLI);
      times.put("p99Millis", snapshot.get99thPercentile() / NANOS_OF_MILLI);
    }
    return times;
  }
}
