// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;

/** A collection in memory with an update processor that does what the job relies on. */
final class FakeDocuments implements Documents {
  static final Duration PER_DOCUMENT = Duration.ofMillis(10);
  private static final int PAGE = 120;

  final Set<String> unreadable = new TreeSet<>();
  final Set<String> skipped = new TreeSet<>();
  Runnable beforeTouch = () -> {};
  ErrorCode outage = null;
  int touches;

  /** The fingerprint of the model that encodes; null for that of the space. */
  String encodesAs;

  private final CollectionSpaces spaces;
  private final FakeTiming timing;
  private final Map<String, Map<String, String>> documents = new TreeMap<>();
  private final Map<String, Map<String, String>> visible = new TreeMap<>();

  FakeDocuments(CollectionSpaces spaces, FakeTiming timing) {
    this.spaces = spaces;
    this.timing = timing;
  }

  /** Adds a document without vectors: as one that a node indexed which did not know better. */
  void addBare(String id) {
    documents.put(id, new HashMap<>());
  }

  void addBare(int from, int to) {
    for (int i = from; i < to; i++) {
      addBare(String.format("d%04d", i));
    }
  }

  boolean hasAll(VectorSpace space) {
    return documents.keySet().stream().allMatch(id -> has(id, space));
  }

  boolean has(String id, VectorSpace space) {
    return isDone(documents.get(id), Todo.of(space));
  }

  @Override
  public void commit() {
    visible.clear();
    documents.forEach((id, hashes) -> visible.put(id, Map.copyOf(hashes)));
  }

  @Override
  public long count() {
    return visible.size();
  }

  @Override
  public long count(Todo todo) {
    return ids(todo).count();
  }

  @Override
  public Page page(Todo todo, String from) {
    String after = from.equals(START) ? "" : from;
    List<String> ids = ids(todo).filter(id -> id.compareTo(after) > 0).limit(PAGE).toList();
    return new Page(ids, ids.isEmpty() ? from : ids.get(ids.size() - 1));
  }

  @Override
  public void touch(String field, List<String> ids) {
    beforeTouch.run();
    touches++;
    if (outage != null) {
      throw new SolrException(outage, "not now");
    }
    for (String id : ids) {
      touch(field, id);
    }
  }

  private void touch(String field, String id) {
    timing.pass(PER_DOCUMENT);
    if (unreadable.contains(id)) {
      throw new SolrException(ErrorCode.BAD_REQUEST, "cannot read " + id);
    }
    if (!skipped.contains(id)) {
      FieldSpaces known = spaces.find(field).orElseGet(() -> JobFixture.claim(spaces));
      Stream.concat(Stream.of(known.current()), known.next().stream())
          .forEach(
              space -> documents.get(id).put(space.field() + "_hash", fingerprint(space) + "-abc"));
    }
  }

  private String fingerprint(VectorSpace space) {
    return encodesAs == null ? space.fingerprint() : encodesAs;
  }

  private Stream<String> ids(Todo todo) {
    return visible.entrySet().stream()
        .filter(document -> !isDone(document.getValue(), todo))
        .map(Map.Entry::getKey);
  }

  private static boolean isDone(Map<String, String> hashes, Todo todo) {
    return hashes.containsKey(todo.hashField())
        && todo.fingerprints().stream().anyMatch(hashes.get(todo.hashField())::startsWith);
  }
}
