// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.util.Optional;
import org.apache.solr.cloud.CloudDescriptor;
import org.apache.solr.common.cloud.DocCollection;
import org.apache.solr.core.SolrCore;

/** What the cluster knows of a collection. */
public final class CollectionState {
  private CollectionState() {}

  /** Returns it for the collection that a core belongs to; empty on a node without a cluster. */
  public static Optional<DocCollection> of(SolrCore core) {
    CloudDescriptor cloud = core.getCoreDescriptor().getCloudDescriptor();
    return Optional.ofNullable(cloud)
        .map(
            known ->
                core.getCoreContainer()
                    .getZkController()
                    .getClusterState()
                    .getCollection(known.getCollectionName()));
  }
}
