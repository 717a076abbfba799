// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.collection.CollectionName;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
 * @param cores by which it can be asked: one of this collection; where there is none, the one that
 *     stands in for it if the node is a coordinator, and one of each other
 */
record LiveNode(String name, String baseUrl, List<String> cores) {
  private static final Set<Replica.State> OPEN =
      Set.of(Replica.State.ACTIVE, Replica.State.RECOVERING);

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
    List<String> coordinating = CollectionName.onCoordinators(core).stream().toList();
    return state.getLiveNodes().stream()
        .filter(node -> !node.equals(cloud.getNodeName()))
        .sorted()
        .map(
            node ->
                new LiveNode(
                    node,
                    cloud.getZkStateReader().getBaseUrlForNodeName(node),
                    cores(state, collection, coordinating, node)))
        .toList();
  }

  // The states of all collections are read only for nodes that have no part of this one. No state
  // tells of what a coordinator has.
  private static List<String> cores(
      ClusterState state, String own, List<String> coordinating, String node) {
    List<String> ours = cores(Stream.ofNullable(state.getCollectionOrNull(own)), node);
    return ours.isEmpty()
        ? Stream.concat(coordinating.stream(), cores(state.collectionStream(), node).stream())
            .toList()
        : ours;
  }

  private static List<String> cores(Stream<DocCollection> collections, String node) {
    return collections
        .flatMap(collection -> open(collection, node).limit(1))
        .map(Replica::getCoreName)
        .toList();
  }

  // The active ones first: a core that recovers answers for its node as well.
  private static Stream<Replica> open(DocCollection collection, String node) {
    return Stream.ofNullable(collection.getReplicasOnNode(node))
        .flatMap(List::stream)
        .filter(replica -> OPEN.contains(replica.getState()))
        .sorted(Comparator.comparing(Replica::getState));
  }
}
