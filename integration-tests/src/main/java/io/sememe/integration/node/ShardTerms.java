// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * What SolrCloud keeps in ZooKeeper of the replicas of each shard: a leader that could not send an
 * update to one raises the terms of the others, and sends it nothing until it has recovered.
 */
final class ShardTerms {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECOVERING = "_recovering";

  private ShardTerms() {}

  /** Returns whether no replica of a shard is known to have missed an update. */
  static boolean areEqual(SolrHttp http, String collection, String shard) {
    return areEqual(read(http, collection, shard));
  }

  private static JsonNode read(SolrHttp http, String collection, String shard) {
    Map<String, String> parameters =
        Map.of("path", "/collections/" + collection + "/terms/" + shard, "detail", "true");
    JsonNode answer = http.get("/admin/zookeeper", parameters).orThrow().body();
    String data = answer.at("/znode/data").asText();
    if (data.isEmpty()) {
      throw new NodeException("no terms of " + shard + ": " + answer);
    }
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new NodeException("the terms of " + shard + " are no JSON: " + data, e);
    }
  }

  private static boolean areEqual(JsonNode terms) {
    Set<Long> different = new HashSet<>();
    for (Iterator<String> names = terms.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.endsWith(RECOVERING)) {
        return false;
      }
      different.add(terms.path(name).asLong());
    }
    return different.size() <= 1;
  }
}
