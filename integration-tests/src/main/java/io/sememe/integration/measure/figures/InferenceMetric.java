// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.SolrNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The count of texts that went through a model since its node was started, as the node publishes
 * it.
 *
 * @param model the model's name
 */
public record InferenceMetric(String model) {

  /** Asks a node; empty when it publishes no such count. */
  public OptionalLong read(SolrNode node) {
    Map<String, String> parameters = Map.of("group", "node", "prefix", "SEMEME");
    return in(node.http().get("/admin/metrics", parameters).orThrow().body());
  }

  OptionalLong in(JsonNode metrics) {
    JsonNode metric =
        metrics.path("metrics").path("solr.node").path("SEMEME." + model + ".inferences");
    // A meter is an object with its count, a gauge and a compact counter the bare number.
    JsonNode count = metric.isObject() ? metric.path("count") : metric;
    return count.isNumber() ? OptionalLong.of(count.asLong()) : OptionalLong.empty();
  }

  /** The sum of those there are; empty when there is none. */
  public static OptionalLong sum(List<OptionalLong> counts) {
    return counts.stream().flatMapToLong(OptionalLong::stream).reduce(Long::sum);
  }
}
