// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.util.Optional;
import org.apache.solr.cloud.CloudDescriptor;
import org.apache.solr.cloud.ZkController;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.update.processor.DistributedUpdateProcessor.DistribPhase;

/**
 * Aliases that decide which of their collections gets a document: Solr has it decided by a
 * processor behind ours, for whatever comes to any of the collections.
 */
public final class RoutedAliases {
  /** By this parameter of an update Solr sees that it has reached its collection. */
  public static final String ROUTED = "alias.update.distrib";

  /** Its value then. */
  public static final String TO_LEADER = DistribPhase.TOLEADER.name();

  /** Solr keeps the name there; RoutedAlias is not for others' eyes. */
  private static final String ALIAS = "routedAliasName";

  /** As long as RoutedAliasUpdateProcessor keeps them. */
  private static final long KEPT_MILLIS = 60_000;

  private RoutedAliases() {}

  /**
   * Returns the alias that is still to decide which collection the documents of an update go to.
   */
  public static Optional<String> deciding(SolrQueryRequest request) {
    return isRouted(request.getParams()) ? Optional.empty() : of(request.getCore());
  }

  static boolean isRouted(SolrParams params) {
    return DistribPhase.parseParam(params.get(ROUTED)) != DistribPhase.NONE;
  }

  private static Optional<String> of(SolrCore core) {
    CloudDescriptor cloud = core.getCoreDescriptor().getCloudDescriptor();
    ZkController zooKeeper = core.getCoreContainer().getZkController();
    if (cloud == null || zooKeeper == null) {
      return Optional.empty();
    }
    String alias =
        zooKeeper
            .getZkStateReader()
            .getCollectionProperties(cloud.getCollectionName(), KEPT_MILLIS)
            .get(ALIAS);
    return Optional.ofNullable(
        alias == null ? core.getCoreDescriptor().getCoreProperty(ALIAS, null) : alias);
  }
}
