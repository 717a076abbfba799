// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Replica;
import io.sememe.integration.node.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what each replica holds from the replica itself.
 *
 * @param collection a collection that was committed, with all replicas active
 */
record ReplicaReader(CloudCollection collection) {

  private static final int PAGE = 500;

  /** What was found by id, in each replica of each shard. */
  List<List<Map<String, Stored>>> read() throws IOException {
    List<List<Map<String, Stored>>> shards = new ArrayList<>();
    for (List<Replica> replicas : collection.shards()) {
      List<Map<String, Stored>> contents = new ArrayList<>();
      for (Replica replica : replicas) {
        contents.add(read(replica));
      }
      shards.add(contents);
    }
    return shards;
  }

  private Map<String, Stored> read(Replica replica) throws IOException {
    Map<String, Stored> contents = new HashMap<>();
    String mark = "*";
    String last = "";
    // A mark that stays the same means that there is no further page.
    while (!mark.equals(last)) {
      Reply page = page(replica, mark);
      for (JsonNode document : page.documents()) {
        contents.put(document.path("id").asText(), Stored.of(document));
      }
      last = mark;
      mark = page.body().path("nextCursorMark").asText();
    }
    return contents;
  }

  private Reply page(Replica replica, String mark) {
    Map<String, String> parameters =
        Map.of(
            "q", "*:*",
            "distrib", "false",
            "sort", "id asc",
            "cursorMark", mark,
            "rows", Integer.toString(PAGE),
            "fl", "id,vector,vector_hash");
    return collection.http(replica).query(replica.core(), parameters).orThrow();
  }
}
