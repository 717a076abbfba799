// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InferenceMetricTest {

  @Test
  void a_model_is_found_by_its_name_with_dots() throws JsonProcessingException {
    assertEquals(OptionalLong.of(12), in("{'SEMEME.m-v1.5.inferences': 12, 'SEMEME.m.failed': 3}"));
  }

  @Test
  void a_meter_is_known_by_its_count() throws JsonProcessingException {
    assertEquals(
        OptionalLong.of(12), in("{'SEMEME.m-v1.5.inferences': {'count': 12, 'meanRate': 0.5}}"));
  }

  @Test
  void a_node_may_publish_nothing() throws JsonProcessingException {
    assertEquals(OptionalLong.empty(), in("{'SEMEME.other.inferences': 12}"));
  }

  @Test
  void a_sum_is_over_those_there_are() {
    OptionalLong none = OptionalLong.empty();
    assertEquals(none, InferenceMetric.sum(List.of(none, none)));
    assertEquals(
        OptionalLong.of(5),
        InferenceMetric.sum(List.of(OptionalLong.of(2), none, OptionalLong.of(3))));
  }

  private static OptionalLong in(String metrics) throws JsonProcessingException {
    String body = "{'metrics': {'solr.node': " + metrics + "}}";
    return new InferenceMetric("m-v1.5").in(new ObjectMapper().readTree(body.replace('\'', '"')));
  }
}
