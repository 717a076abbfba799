// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.CommonParams;
import org.jspecify.annotations.Nullable;

/** A document as the collection has it, or that it has none. */
final class StoredDocument {
  /** The version that Solr takes for "must not exist". */
  private static final long NONE = -1;

  static final StoredDocument ABSENT = new StoredDocument(new SolrDocument(), NONE);

  private final SolrDocument fields;
  private final long version;

  private StoredDocument(SolrDocument fields, long version) {
    this.fields = fields;
    this.version = version;
  }

  /**
   * Takes what a real-time get found. From then on its vectors are arrays: a request holds many
   * documents, and a list of numbers takes five times as much.
   */
  static StoredDocument of(SolrDocument fields, Targets targets) {
    for (Target target : targets.targets()) {
      pack(fields, target.field());
      nested(fields, target).forEach(passage -> pack(passage, target.field()));
    }
    Object version = fields.getFirstValue(CommonParams.VERSION_FIELD);
    return new StoredDocument(fields, version instanceof Number number ? number.longValue() : NONE);
  }

  boolean exists() {
    return version != NONE;
  }

  /** Returns the version that an update can insist on. */
  long version() {
    return version;
  }

  /** Returns a field's text; empty when there is none. */
  String text(String field) {
    Object value = fields.getFirstValue(field);
    return value == null ? "" : value.toString();
  }

  /** Returns what it has in a space; empty when anything of it is missing. */
  Optional<TextVectors> vectors(Target target) {
    return vectors(fields, target);
  }

  /** Returns the passages that it holds; none when one of them lacks anything. */
  List<StoredPassage> passages(Target target) {
    List<SolrDocument> nested = nested(fields, target);
    List<StoredPassage> passages =
        nested.stream().flatMap(one -> StoredPassage.of(one, target).stream()).toList();
    return passages.size() == nested.size() ? passages : List.of();
  }

  /** Returns a document with its values of some fields. */
  SolrInputDocument copyOf(Collection<String> names) {
    SolrInputDocument copy = new SolrInputDocument();
    for (String name : names) {
      Collection<Object> values = fields.getFieldValues(name);
      if (values != null) {
        // Strings may still be the bytes that came over the network.
        values.forEach(
            value -> copy.addField(name, value instanceof CharSequence ? value.toString() : value));
      }
    }
    return copy;
  }

  static Optional<TextVectors> vectors(SolrDocument document, Target target) {
    Optional<float[]> vector = vector(document, target.field());
    if (target.tokens().isEmpty()) {
      return vector.map(known -> new TextVectors(known, null));
    }
    return document.getFirstValue(target.tokensField()) instanceof byte[] tokens
        ? vector.map(known -> new TextVectors(known, tokens))
        : Optional.empty();
  }

  private static Optional<float[]> vector(SolrDocument document, String field) {
    Collection<Object> values = document.getFieldValues(field);
    if (values == null || values.isEmpty()) {
      return Optional.empty();
    }
    if (values instanceof UnboxedVector packed) {
      return Optional.of(packed.vectorValue());
    }
    float[] vector = new float[values.size()];
    int next = 0;
    for (Object value : values) {
      vector[next++] = floatOf(value);
    }
    return Optional.of(vector);
  }

  private static void pack(SolrDocument document, String field) {
    vector(document, field).ifPresent(vector -> document.setField(field, new VectorValue(vector)));
  }

  private static List<SolrDocument> nested(SolrDocument document, Target target) {
    Collection<Object> nested = document.getFieldValues(target.nestedField());
    return nested == null
        ? List.of()
        : nested.stream()
            .filter(SolrDocument.class::isInstance)
            .map(SolrDocument.class::cast)
            .toList();
  }

  private static float floatOf(@Nullable Object value) {
    return value instanceof Number number
        ? number.floatValue()
        : Float.parseFloat(String.valueOf(value));
  }
}
