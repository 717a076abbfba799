// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.cloud.SolrZkClient;
import org.apache.solr.common.cloud.ZkStateReader;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.KeeperException.NoNodeException;
import org.apache.zookeeper.Watcher;
import org.jspecify.annotations.Nullable;

/**
 * A property of the collection in ZooKeeper; Solr's backups carry it along.
 *
 * <p>What was read is kept until a watch tells of a change. A watch is lost with its session, so it
 * is set anew every few seconds. Solr's own cache of these properties is not used: it does not set
 * its watch again after a lost session, and somebody who keeps reading it keeps it for ever.
 *
 * <p>While ZooKeeper cannot be reached, reading returns what was known last, so searches go on.
 */
final class ZooKeeperProperty implements CollectionProperty {
  private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final SolrZkClient zooKeeper;
  private final String path;
  private final String collection;
  private final String name;

  /** How many changes are known to have been made; what was read before the last one is old. */
  private final AtomicLong changes = new AtomicLong();

  /** One object, which ZooKeeper's client keeps once however often it is set. */
  private final Watcher watcher = counting(changes);

  private volatile @Nullable Known known;

  ZooKeeperProperty(SolrZkClient zooKeeper, String collection, String name) {
    this.zooKeeper = zooKeeper;
    this.path =
        String.join(
            "/",
            ZkStateReader.COLLECTIONS_ZKNODE,
            collection,
            ZkStateReader.COLLECTION_PROPS_ZKNODE);
    this.collection = collection;
    this.name = "sememe." + name;
  }

  // ZooKeeper's client may keep it for long: not with all that this object knows.
  private static Watcher counting(AtomicLong changes) {
    return event -> changes.incrementAndGet();
  }

  @Override
  public String read() {
    Known now = known;
    return now != null && isFresh(now) ? now.text() : renew();
  }

  @Override
  public String update(UnaryOperator<String> change) {
    AtomicReference<@Nullable String> changed = new AtomicReference<>();
    try {
      zooKeeper.atomicUpdate(path, bytes -> changed(bytes, change, changed));
    } catch (NoNodeException e) {
      throw new SolrException(
          ErrorCode.NOT_FOUND, "collection '" + collection + "' is being deleted", e);
    } catch (KeeperException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    } finally {
      // The next to read asks ZooKeeper, which answers a session with what that session wrote.
      changes.incrementAndGet();
    }
    return Objects.requireNonNull(changed.get());
  }

  private byte[] changed(
      byte @Nullable [] bytes,
      UnaryOperator<String> change,
      AtomicReference<@Nullable String> changed) {
    Map<String, Object> properties = PropertiesJson.read(collection, bytes);
    String text = change.apply(text(properties));
    changed.set(text);
    properties.put(name, text);
    return PropertiesJson.write(properties);
  }

  // One thread asks; the others get its answer.
  private synchronized String renew() {
    Known last = known;
    if (last != null && isFresh(last)) {
      return last.text();
    }
    try {
      return fetch();
    } catch (KeeperException e) {
      return lastKnown(last, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lastKnown(last, e);
    }
  }

  // The count is taken first: a change that comes while ZooKeeper answers makes the answer old.
  private String fetch() throws KeeperException, InterruptedException {
    long seen = changes.get();
    long now = System.nanoTime();
    if (!zooKeeper.isConnected()) {
      throw KeeperException.create(KeeperException.Code.CONNECTIONLOSS, path);
    }
    String text = text(PropertiesJson.read(collection, data()));
    known = new Known(text, seen, now);
    return text;
  }

  // Asking whether it exists sets the watch for its birth, its change and its end.
  private byte @Nullable [] data() throws KeeperException, InterruptedException {
    if (zooKeeper.exists(path, watcher, false) == null) {
      return null;
    }
    try {
      return zooKeeper.getData(path, null, null, false);
    } catch (NoNodeException e) {
      return null;
    }
  }

  private String lastKnown(@Nullable Known last, Exception e) {
    if (last == null) {
      throw unreachable(e);
    }
    return last.text();
  }

  private boolean isFresh(Known text) {
    return text.changes() == changes.get() && System.nanoTime() - text.readAt() < RENEW_NANOS;
  }

  private String text(Map<String, Object> properties) {
    return properties.getOrDefault(name, "").toString();
  }

  private SolrException unreachable(Exception e) {
    return new SolrException(
        ErrorCode.SERVICE_UNAVAILABLE,
        "what collection '"
            + collection
            + "' remembers is in ZooKeeper, which this node cannot reach now ("
            + e.getMessage()
            + "): send the request again when the node is connected",
        e);
  }

  /**
   * What was read.
   *
   * @param text the text
   * @param changes how many changes were known to have been made before it was read
   * @param readAt when, in nanoseconds
   */
  private record Known(String text, long changes, long readAt) {}
}
