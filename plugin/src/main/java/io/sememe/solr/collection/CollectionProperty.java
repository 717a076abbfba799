// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.apache.solr.cloud.ZkController;
import org.apache.solr.core.SolrCore;

/**
 * A text that all cores of a collection share, on all nodes, and that lives as long as the
 * collection. Thread-safe.
 */
public interface CollectionProperty {

  /**
   * Returns a property of the collection that a core belongs to. Cheap.
   *
   * @param name lower case letters
   */
  static CollectionProperty of(SolrCore core, String name) {
    ZkController zooKeeper = core.getCoreContainer().getZkController();
    if (zooKeeper == null) {
      return FileProperty.in(Path.of(core.getDataDir()), name);
    }
    String collection = core.getCoreDescriptor().getCloudDescriptor().getCollectionName();
    return new ZooKeeperProperty(zooKeeper.getZkStateReader(), collection, name);
  }

  /**
   * Returns the text, empty when there is none; it may lag behind another node's change by the time
   * that a message takes.
   */
  String read();

  /**
   * Replaces the text, atomically.
   *
   * @param change makes the new text of the one that stands; called again when somebody else was
   *     faster; what it throws is thrown on, and nothing is changed
   * @return the text that stands now
   */
  String update(UnaryOperator<String> change);
}
