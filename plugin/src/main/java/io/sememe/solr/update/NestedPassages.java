// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Embedding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrInputDocument;
import org.jspecify.annotations.Nullable;

/** Gathers a document's passages as nested documents. Not thread-safe. */
final class NestedPassages implements PassageBatch.Receiver {
  private final String idField;
  private final String id;
  private final Target target;
  private final String hash;
  private final FieldUpdate update;
  private final List<SolrInputDocument> nested = new ArrayList<>();
  private final List<Embedding> encoded = new ArrayList<>();
  private int kept;

  /**
   * Creates a gatherer.
   *
   * @param idField the schema's unique key
   * @param id the document's id
   * @param hash what its passages are made from
   * @param update how the document will be written
   */
  NestedPassages(String idField, String id, Target target, String hash, FieldUpdate update) {
    this.idField = idField;
    this.id = id;
    this.target = target;
    this.hash = hash;
    this.update = update;
  }

  Target target() {
    return target;
  }

  @Override
  public void kept(Passage passage, TextVectors vectors) {
    kept++;
    add(passage, vectors);
  }

  /** Takes a passage; one without a token has no vector and is left out. */
  @Override
  public void made(Passage passage, Embedding embedding, byte @Nullable [] tokens) {
    encoded.add(embedding);
    if (!embedding.isEmpty()) {
      add(passage, new TextVectors(embedding.vector(), tokens));
    }
  }

  /** Returns what the document gets of the passages that were taken. */
  DocumentVectors made(int dropped) {
    return new DocumentVectors(fields(), encoded, kept, dropped);
  }

  /**
   * Returns what the document gets when nothing has changed; a partial update leaves them alone.
   */
  DocumentVectors kept(List<StoredPassage> stored) {
    if (update.isPartial() && target.dest().stored()) {
      return new DocumentVectors(Map.of(target.hashField(), hash), List.of(), stored.size(), 0);
    }
    stored.forEach(passage -> add(passage.passage(), passage.vectors()));
    return new DocumentVectors(fields(), List.of(), stored.size(), 0);
  }

  private void add(Passage passage, TextVectors vectors) {
    // As Solr names a nested document that comes without a name.
    String own = id + "/" + target.nestedField() + "#" + nested.size();
    nested.add(passage.nested(idField, own, target, vectors));
  }

  private Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put(target.nestedField(), nested.isEmpty() ? null : nested);
    if (target.dest().hashed()) {
      fields.put(target.hashField(), hash);
    }
    return fields;
  }
}
