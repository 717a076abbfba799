// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import org.apache.solr.cloud.ZkController;
import org.apache.solr.core.CoreContainer;

/** What a message calls a node. */
public final class NodeName {
  private static final String ON_ITS_OWN = "localhost";

  private NodeName() {}

  /** Returns the name by which a cluster knows the node; of one outside a cluster, localhost. */
  public static String of(CoreContainer container) {
    ZkController zooKeeper = container.getZkController();
    return zooKeeper == null ? ON_ITS_OWN : zooKeeper.getNodeName();
  }
}
