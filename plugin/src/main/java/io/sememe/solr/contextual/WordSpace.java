// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import io.sememe.solr.analysis.WordVectorPayload;
import io.sememe.solr.contextual.IncomparableWordsException.Reason;
import java.io.IOException;
import java.util.function.Function;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/**
 * The vector space that the words of a query are compared in. Immutable; two are equal when they
 * are of the same field and fingerprint.
 */
public final class WordSpace {
  private final String field;
  private final String model;
  private final String fingerprint;
  private final int mark;
  private final Function<IncomparableWordsException, RuntimeException> failure;

  /**
   * Creates a space.
   *
   * @param field the searched field
   * @param model the name of the model that made the query's vectors
   * @param fingerprint of their space: at least 8 hexadecimal digits
   */
  public WordSpace(String field, String model, String fingerprint) {
    this(field, model, fingerprint, e -> e);
  }

  /**
   * Creates a space.
   *
   * @param failure makes what a search throws when the field cannot be compared
   */
  WordSpace(
      String field,
      String model,
      String fingerprint,
      Function<IncomparableWordsException, RuntimeException> failure) {
    this.field = field;
    this.model = model;
    this.fingerprint = fingerprint;
    this.mark = WordVectorPayload.mark(fingerprint);
    this.failure = failure;
  }

  /** Returns the searched field. */
  public String field() {
    return field;
  }

  /** Returns what payloads of this space carry. */
  int mark() {
    return mark;
  }

  /** Makes sure that a field which has words has payloads in some segment. */
  void requirePayloads(IndexReader reader) throws IOException {
    boolean missing = false;
    for (LeafReaderContext segment : reader.leaves()) {
      if (isIn(segment)) {
        return;
      }
      // A shard may have but empty texts.
      missing |= segment.reader().terms(field) != null;
    }
    if (missing) {
      throw failure.apply(
          new IncomparableWordsException(
              Reason.NO_VECTORS,
              noPayloads(field)
                  + ", and documents that were indexed without it must be indexed again"));
    }
  }

  /** Returns whether a segment can have vectors of words. */
  boolean isIn(LeafReaderContext segment) {
    @Nullable FieldInfo info = segment.reader().getFieldInfos().fieldInfo(field);
    return info != null && info.hasPayloads();
  }

  /** Returns the answer to who searches a field without vectors. */
  static String noPayloads(String field) {
    return "field '"
        + field
        + "' has no payloads: its index analyzer needs the filter contextualEmbedding";
  }

  /** Returns what to throw when a payload is a vector of another space. */
  RuntimeException otherSpace() {
    return failure.apply(
        new IncomparableWordsException(
            Reason.OTHER_SPACE,
            "field '"
                + field
                + "' has vectors of words that model '"
                + model
                + "' (fingerprint "
                + fingerprint
                + ") did not make: index the documents again or name the model that made them"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WordSpace space
        && field.equals(space.field)
        && fingerprint.equals(space.fingerprint);
  }

  @Override
  public int hashCode() {
    return 31 * field.hashCode() + fingerprint.hashCode();
  }

  @Override
  public String toString() {
    return field + " by " + model + " " + fingerprint;
  }
}
