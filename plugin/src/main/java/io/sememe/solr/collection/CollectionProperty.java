// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import io.sememe.solr.collection.SharedProperties.PropertyKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.solr.cloud.CloudDescriptor;
import org.apache.solr.cloud.ZkController;
import org.apache.solr.common.SolrException;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

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
    return of(core, core.getCoreDescriptor().getCloudDescriptor(), name);
  }

  /**
   * Returns a property of the collection that a request asks, which on a node with the role of a
   * coordinator is not the one that its core belongs to. Cheap.
   *
   * @param name lower case letters
   */
  @SuppressWarnings("deprecation") // nothing else in Solr 9 tells it
  static CollectionProperty of(SolrQueryRequest request, String name) {
    return of(request.getCore(), request.getCloudDescriptor(), name);
  }

  /**
   * Returns by collection its property: that of the collection that a core belongs to, and on a
   * node with the role of a coordinator those of the collections that its core was asked about.
   *
   * @param name lower case letters
   */
  static Map<String, CollectionProperty> ofAll(SolrCore core, String name) {
    CollectionProperty own = of(core, name);
    if (core.getCoreDescriptor().getCloudDescriptor() == null) {
      return Map.of(core.getName(), own);
    }
    return SharedProperties.of(core.getCoreContainer()).askedOf(core, name);
  }

  private static CollectionProperty of(
      SolrCore core, @Nullable CloudDescriptor cloud, String name) {
    CoreContainer node = core.getCoreContainer();
    ZkController zooKeeper = node.getZkController();
    SharedProperties shared = SharedProperties.of(node);
    if (zooKeeper == null || cloud == null) {
      Path folder = Path.of(core.getDataDir());
      return shared.get(
          core, new PropertyKey(folder.toString(), name), () -> inFolder(folder, name));
    }
    String collection = cloud.getCollectionName();
    return shared.get(
        core,
        new PropertyKey(collection, name),
        () -> new ZooKeeperProperty(zooKeeper.getZkClient(), collection, name));
  }

  /**
   * Returns a property that lies in a folder, for a core that belongs to no cluster.
   *
   * @param folder need not exist
   * @param name lower case letters
   */
  static CollectionProperty inFolder(Path folder, String name) {
    return FileProperty.in(folder, name);
  }

  /**
   * Returns the text, empty when there is none. It has every change that this node made, and lags
   * behind another node's by the time that a message takes; behind those that are made while
   * ZooKeeper cannot be reached, until a few seconds after it can.
   *
   * @throws SolrException 503 when ZooKeeper cannot be reached and nothing was ever read from it;
   *     500 when what is stored cannot be read
   */
  String read();

  /**
   * Replaces the text, atomically.
   *
   * @param change makes the new text of the one that stands; called again when somebody else was
   *     faster, and on its own result when the connection broke after ZooKeeper had taken it, so it
   *     should leave that as it is; what it throws is thrown on, and nothing is changed
   * @return the text that stands now
   * @throws SolrException 503 when ZooKeeper cannot be reached; the change may still have been made
   */
  String update(UnaryOperator<String> change);
}
