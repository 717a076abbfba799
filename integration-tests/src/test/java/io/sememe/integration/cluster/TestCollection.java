// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Replica;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What tests ask of a collection.
 *
 * @param cloud the collection
 */
record TestCollection(CloudCollection cloud) {
  private static final InferenceMetric METRIC = new InferenceMetric("bge-small-en-v1.5");

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

  /** What is stored in each replica, by id: maps that are the same when all is well, per shard. */
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

  /** Everything that is stored, by id, when all replicas of each shard hold the same. */
  Map<String, JsonNode> everything() {
    cloud.await(this::isSameOnAllReplicas, "the same on all replicas");
    Map<String, JsonNode> all = new TreeMap<>();
    contents().forEach(shard -> all.putAll(shard.get(0)));
    return all;
  }

  /** Changes a field of a document in Solr's way: action is set, add or another of its verbs. */
  Reply change(SolrNode receiver, String id, String field, String action, String value) {
    ObjectNode update = JsonNodeFactory.instance.objectNode().put("id", id);
    update.putObject(field).put(action, value);
    return receiver.http().add(cloud.name(), List.of(update));
  }

  /** A document as a real-time get shows it: what is not committed included. */
  JsonNode get(SolrNode asked, String id) {
    return asked
        .http()
        .get("/" + cloud.name() + "/get", Map.of("id", id))
        .orThrow()
        .body()
        .path("doc");
  }

  /** What the collection remembers of its vector fields as a node knows it. */
  JsonNode memory(SolrNode asked) {
    return spaces(asked).path("fields");
  }

  /** What a node tells of the collection's vector fields, and the models as that node has them. */
  JsonNode spaces(SolrNode asked) {
    return asked.http().get("/" + cloud.name() + "/sememe/spaces", Map.of()).orThrow().body();
  }

  /** How many texts all nodes that are up have encoded since each of them was started. */
  long inferences() {
    return cloud.cluster().readyNodes().stream().mapToLong(TestCollection::inferences).sum();
  }

  /** How many texts a node has encoded since it was started. */
  static long inferences(SolrNode node) {
    return METRIC.read(node).orElseThrow();
  }

  private boolean isSameOnAllReplicas() {
    return contents().stream().allMatch(shard -> Set.copyOf(shard).size() == 1);
  }

  private Map<String, JsonNode> content(Replica replica) {
    Map<String, String> parameters =
        Map.of("q", "*:*", "distrib", "false", "rows", "1000", "fl", "*,[child limit=-1]");
    Reply reply = cloud.http(replica).query(replica.core(), parameters).orThrow();
    Map<String, JsonNode> content = new TreeMap<>();
    reply.documents().forEach(document -> content.put(document.path("id").asText(), document));
    return content;
  }
}
