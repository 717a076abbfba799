// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import java.util.List;
import java.util.stream.Stream;
import org.apache.solr.cloud.ZkController;
import org.apache.solr.common.cloud.ClusterState;
import org.apache.solr.common.cloud.DocCollection;
import org.apache.solr.common.cloud.Replica;
import org.apache.solr.core.SolrCore;

/**
 * A node of the cluster that is alive.
 *
 * @param name as SolrCloud has it
 * @param baseUrl where it is asked
 * @param cores by which it can be asked: of this collection first, then one of each other one
 */
record LiveNode(String name, String baseUrl, List<String> cores) {

  /** Keeps a copy. */
  LiveNode {
    cores = List.copyOf(cores);
  }

  /** Returns the nodes beside a core's own, by name; none without a cluster. */
  static List<LiveNode> besides(SolrCore core) {
    ZkController cloud = core.getCoreContainer().getZkController();
    if (cloud == null) {
      return List.of();
    }
    ClusterState state = cloud.getClusterState();
    String collection = core.getCoreDescriptor().getCollectionName();
    return state.getLiveNodes().stream()
        .filter(node -> !node.equals(cloud.getNodeName()))
        .sorted()
        .map(
            node ->
                new LiveNode(
                    node,
                    cloud.getZkStateReader().getBaseUrlForNodeName(node),
                    cores(state, collection, node)))
        .toList();
  }

  private static List<String> cores(ClusterState state, String first, String node) {
    return Stream.concat(
            Stream.ofNullable(state.getCollectionOrNull(first)),
            state.collectionStream().filter(other -> !other.getName().equals(first)))
        .flatMap(collection -> active(collection, node).limit(1))
        .map(Replica::getCoreName)
        .toList();
  }

  private static Stream<Replica> active(DocCollection collection, String node) {
    return Stream.ofNullable(collection.getReplicasOnNode(node))
        .flatMap(List::stream)
        .filter(replica -> replica.getState() == Replica.State.ACTIVE);
  }
}
