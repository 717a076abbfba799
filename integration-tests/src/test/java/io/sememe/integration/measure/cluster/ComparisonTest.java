// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Stored ONE = stored(1);
  private static final Stored TWO = stored(2);
  private static final Map<String, Stored> OTHER_SHARD = Map.of("c", ONE);

  @Test
  void all_is_well_when_each_document_is_on_all_replicas_of_one_shard() {
    assertEquals(
        new Comparison(List.of(), List.of()),
        compare(Map.of("a", ONE, "b", TWO), Map.of("a", stored(1), "b", stored(2))));
  }

  @Test
  void what_no_replica_has_is_lost() {
    assertEquals(
        new Comparison(List.of("b"), List.of()), compare(Map.of("a", ONE), Map.of("a", ONE)));
  }

  @Test
  void what_one_replica_has_not_is_lost_and_a_mismatch() {
    assertEquals(
        new Comparison(List.of("b"), List.of("b")),
        compare(Map.of("a", ONE), Map.of("a", ONE, "b", TWO)));
  }

  @Test
  void what_is_not_the_same_is_a_mismatch() {
    assertEquals(
        new Comparison(List.of(), List.of("b")),
        compare(Map.of("a", ONE, "b", ONE), Map.of("a", ONE, "b", TWO)));
  }

  @Test
  void what_was_not_acknowledged_must_be_the_same_all_the_same() {
    assertEquals(
        new Comparison(List.of(), List.of("d")),
        compare(Map.of("a", ONE, "b", TWO), Map.of("a", ONE, "b", TWO, "d", ONE)));
  }

  private static Comparison compare(Map<String, Stored> first, Map<String, Stored> second) {
    return Comparison.of(
        List.of("a", "b", "c"), List.of(List.of(first, second), List.of(OTHER_SHARD, OTHER_SHARD)));
  }

  private static Stored stored(int vector) {
    return new Stored(ByteBuffer.allocate(Integer.BYTES).putInt(0, vector), "");
  }
}
