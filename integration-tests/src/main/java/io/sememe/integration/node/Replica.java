// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A replica as the cluster sees it.
 *
 * @param core the name of its core
 * @param baseUrl the address of its node, as {@link SolrNode#baseUrl}
 * @param active whether it is behind nothing; false while it recovers and when its node is down
 * @param leader whether it leads its shard
 * @param type NRT, TLOG or PULL
 */
public record Replica(String core, String baseUrl, boolean active, boolean leader, String type) {

  static Replica of(JsonNode status) {
    return new Replica(
        status.path("core").asText(),
        status.path("base_url").asText(),
        status.path("state").asText().equals("active"),
        status.path("leader").asBoolean(),
        status.path("type").asText());
  }

  /** Whether it is on this node. */
  public boolean isOn(SolrNode node) {
    return baseUrl.equals(node.baseUrl());
  }
}
