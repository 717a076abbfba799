// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Replica;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tests ask of a collection.
 *
 * @param cloud the collection
 */
record TestCollection(CloudCollection cloud) {

  /** Adds documents in one request to one node and makes them visible. */
  Reply add(SolrNode receiver, List<ObjectNode> documents) {
    Reply reply = receiver.http().add(cloud.name(), documents).orThrow();
    receiver.http().commit(cloud.name()).orThrow();
    return reply;
  }

  List<String> meaning(SolrNode asked, String text, String filter, int count) {
    Map<String, String> parameters =
        Map.of(
            "q",
            "{!semantic f=vector topK=20 v=$text}",
            "text",
            text,
            "fq",
            filter,
            "rows",
            Integer.toString(count));
    return asked.http().query(cloud.name(), parameters).orThrow().ids();
  }

  /** What is stored in each replica, by id: two maps, the same when all is well, per shard. */
  List<List<Map<String, JsonNode>>> contents() {
    return cloud.shards().stream()
        .map(replicas -> replicas.stream().map(this::content).toList())
        .toList();
  }

  /** Whether both replicas of both shards hold the same, and that many documents in all. */
  boolean holds(int count) {
    List<List<Map<String, JsonNode>>> contents = contents();
    return contents.stream().allMatch(shard -> shard.get(0).equals(shard.get(1)))
        && contents.stream().mapToInt(shard -> shard.get(0).size()).sum() == count;
  }

  private Map<String, JsonNode> content(Replica replica) {
    Map<String, String> parameters =
        Map.of("q", "*:*", "distrib", "false", "rows", "1000", "fl", "id,topic,vector");
    Reply reply = cloud.http(replica).query(replica.core(), parameters).orThrow();
    Map<String, JsonNode> content = new TreeMap<>();
    reply.documents().forEach(document -> content.put(document.path("id").asText(), document));
    return content;
  }
}
