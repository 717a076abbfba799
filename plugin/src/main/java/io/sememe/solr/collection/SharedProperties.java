// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.solr.core.CloseHook;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;

/**
 * The properties of the collections of a node, one object for each, so that what is read once
 * serves all cores and requests. It is kept as long as a core that was asked for it, and no longer:
 * cores come and go. Thread-safe.
 */
final class SharedProperties {
  /**
   * A core has one or two, but for that of a node with the role of a coordinator, which is asked
   * for all collections of the cluster, and for those that were.
   */
  private static final long MOST_OF_CORE = 1_000;

  /**
   * What is whose.
   *
   * @param owner the collection, or the folder of a core without a cluster
   * @param name the property
   */
  record PropertyKey(String owner, String name) {}

  private final Cache<PropertyKey, CollectionProperty> all = onThisThread().weakValues().build();

  /** Weak, for what asks a core that is closed already. */
  private final Cache<SolrCore, Cache<PropertyKey, CollectionProperty>> byCore =
      onThisThread().weakKeys().build();

  static SharedProperties of(CoreContainer node) {
    return node.getObjectCache()
        .computeIfAbsent(
            SharedProperties.class.getName(),
            SharedProperties.class,
            unused -> new SharedProperties());
  }

  /**
   * Returns a property; cheap.
   *
   * @param core keeps it
   * @param key the same for the same property
   * @param make makes it, where nobody has it
   */
  CollectionProperty get(SolrCore core, PropertyKey key, Supplier<CollectionProperty> make) {
    return byCore
        .get(core, this::untilClosed)
        .get(key, unused -> all.get(key, absent -> make.get()));
  }

  /** Returns by owner the properties of a name that a core was asked for lately. */
  Map<String, CollectionProperty> askedOf(SolrCore core, String name) {
    Map<String, CollectionProperty> asked = new TreeMap<>();
    byCore
        .get(core, this::untilClosed)
        .asMap()
        .forEach(
            (key, property) -> {
              if (key.name().equals(name)) {
                asked.put(key.owner(), property);
              }
            });
    return asked;
  }

  private Cache<PropertyKey, CollectionProperty> untilClosed(SolrCore core) {
    core.addCloseHook(
        new CloseHook() {
          @Override
          public void postClose(SolrCore closed) {
            byCore.invalidate(closed);
          }
        });
    return onThisThread().maximumSize(MOST_OF_CORE).build();
  }

  // Caffeine's housekeeping takes microseconds and needs no other thread.
  private static Caffeine<Object, Object> onThisThread() {
    return Caffeine.newBuilder().executor(Runnable::run);
  }
}
