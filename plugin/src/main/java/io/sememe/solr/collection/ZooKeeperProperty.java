// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.cloud.ZkStateReader;
import org.apache.solr.common.util.Utils;
import org.apache.zookeeper.KeeperException;

/** A property of the collection in ZooKeeper; Solr's backups carry it along. */
final class ZooKeeperProperty implements CollectionProperty {

  /** Solr keeps a copy that ZooKeeper's watches renew, for so long after it was last asked for. */
  private static final long CACHED_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private final ZkStateReader zooKeeper;
  private final String collection;
  private final String name;

  ZooKeeperProperty(ZkStateReader zooKeeper, String collection, String name) {
    this.zooKeeper = zooKeeper;
    this.collection = collection;
    this.name = "sememe." + name;
  }

  @Override
  public String read() {
    return zooKeeper.getCollectionProperties(collection, CACHED_MILLIS).getOrDefault(name, "");
  }

  @Override
  public String update(UnaryOperator<String> change) {
    AtomicReference<String> changed = new AtomicReference<>("");
    try {
      zooKeeper
          .getZkClient()
          .atomicUpdate(
              path(),
              bytes -> {
                Map<String, Object> properties = properties(bytes);
                changed.set(change.apply(properties.getOrDefault(name, "").toString()));
                properties.put(name, changed.get());
                return Utils.toJSON(properties);
              });
      return Objects.requireNonNull(changed.get());
    } catch (KeeperException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    }
  }

  private String path() {
    return ZkStateReader.COLLECTIONS_ZKNODE
        + "/"
        + collection
        + "/"
        + ZkStateReader.COLLECTION_PROPS_ZKNODE;
  }

  @SuppressWarnings("unchecked") // Solr writes an object with text keys.
  private static Map<String, Object> properties(byte[] bytes) {
    if (bytes == null || bytes.length == 0) {
      return new LinkedHashMap<>();
    }
    String json = new String(bytes, StandardCharsets.UTF_8);
    return new LinkedHashMap<>((Map<String, Object>) Utils.fromJSONString(json));
  }

  private SolrException failed(Exception e) {
    return new SolrException(
        ErrorCode.SERVICE_UNAVAILABLE,
        "the properties of collection '" + collection + "' cannot be changed in ZooKeeper",
        e);
  }
}
