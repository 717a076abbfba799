// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.collection.CollectionProperty;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a collection remembers of its vector fields: one memory for all its cores on all nodes.
 * Thread-safe; cheap to make and to read.
 */
public final class CollectionSpaces {
  private static final String NAME = "spaces";

  private final CollectionProperty store;

  /** Makes a memory that lies in a property. */
  public CollectionSpaces(CollectionProperty store) {
    this.store = store;
  }

  /** Returns the memory of the collection that a core belongs to. */
  public static CollectionSpaces of(SolrCore core) {
    return new CollectionSpaces(CollectionProperty.of(core, NAME));
  }

  /** Returns the memory of the collection that a request asks. */
  public static CollectionSpaces of(SolrQueryRequest request) {
    return new CollectionSpaces(CollectionProperty.of(request, NAME));
  }

  /**
   * Returns by collection its memory: that of a core's own, and on a node with the role of a
   * coordinator of those that its core was asked about.
   */
  public static Map<String, CollectionSpaces> ofAll(SolrCore core) {
    Map<String, CollectionSpaces> all = new TreeMap<>();
    CollectionProperty.ofAll(core, NAME)
        .forEach((collection, store) -> all.put(collection, new CollectionSpaces(store)));
    return all;
  }

  /** Returns what is remembered of a field, by the name that configuration and queries use. */
  public Optional<FieldSpaces> find(String name) {
    return Optional.ofNullable(all().get(name));
  }

  /** Returns what is remembered of the field that one of whose spaces lies in a schema's field. */
  public Optional<FieldSpaces> withSpaceIn(String field) {
    return all().values().stream().filter(known -> known.inField(field).isPresent()).findFirst();
  }

  /** Returns everything that is remembered, by name. */
  public Map<String, FieldSpaces> all() {
    return SpacesJson.read(store.read());
  }

  /** Returns what is remembered of a field; the first document of a field makes it. */
  public FieldSpaces claim(String name, VectorUnit unit, EmbeddingSpace space) {
    Optional<FieldSpaces> known = find(name);
    return known.isPresent()
        ? known.get()
        : change(name, now -> now == null ? FieldSpaces.first(name, unit, space) : now);
  }

  /**
   * Changes what is remembered of a field, atomically.
   *
   * @param change gets what stands, null when nothing does; what it throws is thrown on, and
   *     nothing is changed
   * @return what stands now
   */
  public FieldSpaces change(String name, SpaceChange change) {
    String changed =
        store.update(
            text -> {
              Map<String, FieldSpaces> all = SpacesJson.read(text);
              all.put(name, change.apply(all.get(name)));
              return SpacesJson.write(all);
            });
    return Objects.requireNonNull(SpacesJson.read(changed).get(name));
  }

  /** Forgets a field: the next document claims it anew. */
  public void forget(String name) {
    store.update(without(name));
  }

  private static UnaryOperator<String> without(String name) {
    return text -> {
      Map<String, FieldSpaces> all = SpacesJson.read(text);
      all.remove(name);
      return SpacesJson.write(all);
    };
  }

  /** A change of what is remembered. */
  @FunctionalInterface
  public interface SpaceChange {
    /** Returns what is to stand, given what stands; null when nothing does. */
    FieldSpaces apply(@Nullable FieldSpaces known);
  }
}
