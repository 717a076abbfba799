// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CarriedOptionsTest {
  @Test
  void the_heap_may_grow_as_far_as_the_nodes_and_is_not_taken_at_the_start() {
    assertEquals(List.of("-Xmx8g"), carried(Map.of("SOLR_HEAP", "8g")));
    assertEquals(
        List.of("-Xmx4g"), carried(Map.of("SOLR_JAVA_MEM", "-Xms4g -Xmx4g -XX:+AlwaysPreTouch")));
  }

  @Test
  void solr_looks_at_the_heap_first_and_has_one_where_none_is_named() {
    assertEquals(List.of("-Xmx8g"), carried(Map.of("SOLR_HEAP", "8g", "SOLR_JAVA_MEM", "-Xmx4g")));
    assertEquals(List.of("-Xmx4g"), carried(Map.of("SOLR_HEAP", "", "SOLR_JAVA_MEM", "-Xmx4g")));
    assertEquals(List.of("-Xmx512m"), carried(Map.of()));
  }

  @Test
  void java_chooses_where_solr_leaves_it_to_java() {
    assertEquals(List.of(), carried(Map.of("SOLR_JAVA_MEM", "-Xms1g")));
    assertEquals(
        List.of("-XX:MaxRAMPercentage=50"),
        carried(Map.of("SOLR_JAVA_MEM", "-XX:MaxRAMPercentage=50")));
  }

  @Test
  void options_come_after_the_heap_because_the_last_one_counts() {
    assertEquals(
        List.of("-Xmx1g", "-Xmx2g", "-XX:MaxDirectMemorySize=3g", "-Dsememe.models.memory=64"),
        carried(
            Map.of(
                "SOLR_HEAP",
                "1g",
                "SOLR_OPTS",
                "-Xms2g -Xmx2g -Dother=1 -XX:MaxDirectMemorySize=3g -Dsememe.models.memory=64")));
  }

  private static List<String> carried(Map<String, String> values) {
    SolrSettings settings = new SolrSettings(Optional.empty(), values);
    return CarriedOptions.of(settings, new NodeMemory(settings, Optional.empty()));
  }
}
