// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the replicas hold beside what was acknowledged.
 *
 * @param lost the ids that were acknowledged and that no shard has on all of its replicas
 * @param mismatches the ids that one replica of a shard has and another one has not, or not the
 *     same
 */
record Comparison(List<String> lost, List<String> mismatches) {

  /** Compares; the replicas of a shard stand together. */
  static Comparison of(Collection<String> acknowledged, List<List<Map<String, Stored>>> shards) {
    List<String> lost =
        acknowledged.stream()
            .filter(id -> shards.stream().noneMatch(replicas -> isOnAll(id, replicas)))
            .toList();
    List<String> mismatches =
        shards.stream().flatMap(replicas -> mismatches(replicas).stream()).toList();
    return new Comparison(lost, mismatches);
  }

  private static boolean isOnAll(String id, List<Map<String, Stored>> replicas) {
    return replicas.stream().allMatch(replica -> replica.containsKey(id));
  }

  private static List<String> mismatches(List<Map<String, Stored>> replicas) {
    Set<String> ids = new HashSet<>();
    replicas.forEach(replica -> ids.addAll(replica.keySet()));
    return ids.stream().filter(id -> differs(id, replicas)).sorted().toList();
  }

  private static boolean differs(String id, List<Map<String, Stored>> replicas) {
    Stored first = replicas.get(0).get(id);
    return replicas.stream().anyMatch(replica -> !Objects.equals(first, replica.get(id)));
  }
}
