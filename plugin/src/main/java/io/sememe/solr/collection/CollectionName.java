// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.util.Optional;
import org.apache.solr.cloud.ZkController;
import org.apache.solr.common.cloud.DocCollection;
import org.apache.solr.core.SolrCore;
import org.apache.solr.servlet.CoordinatorHttpSolrCall;

/** What users call what a core belongs to. */
public final class CollectionName {
  private CollectionName() {}

  /** Returns the name of a core's collection, or of the core where there is no cluster. */
  public static String of(SolrCore core) {
    String collection = core.getCoreDescriptor().getCollectionName();
    return collection == null ? core.getName() : collection;
  }

  /**
   * Returns the name of the core, and of what it calls its collection, by which a node with the
   * role of a coordinator searches the collection that a core belongs to: one stands in for all
   * collections of a configset. Empty without a cluster.
   */
  public static Optional<String> onCoordinators(SolrCore core) {
    ZkController cloud = core.getCoreContainer().getZkController();
    return Optional.ofNullable(cloud)
        .map(known -> known.getClusterState().getCollectionOrNull(of(core)))
        .map(DocCollection::getConfigName)
        .map(CoordinatorHttpSolrCall::getSyntheticCoreNameFromConfig);
  }
}
