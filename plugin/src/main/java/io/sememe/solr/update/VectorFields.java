// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.PassageFields;
import io.sememe.solr.VectorField;
import java.util.List;
import java.util.stream.Stream;
import org.apache.solr.common.SolrInputDocument;

/**
 * The fields that vectors go to; no model is needed to know them.
 *
 * @param filled where vectors go: one, or two while a collection is being re-encoded
 * @param retired vector fields that are no longer kept up to date: a document whose text changes
 *     loses what it has in them
 */
record VectorFields(List<Destination> filled, List<String> retired) {

  /** Returns whether each vector can be had back from the index, so that Solr keeps it. */
  boolean areStored() {
    return filled.stream().allMatch(Destination::stored);
  }

  /** Returns whether a document has a field that is ours. */
  boolean areMentionedIn(SolrInputDocument document) {
    return own().stream().anyMatch(document::containsKey);
  }

  /** Returns the names of all fields that are ours. */
  List<String> own() {
    Stream<String> now = filled.stream().map(dest -> dest.field().name());
    return Stream.concat(now, retired.stream()).flatMap(VectorFields::with).toList();
  }

  /** Returns those of vectors that are no longer kept up to date. */
  List<String> ofRetired() {
    return retired.stream().flatMap(VectorFields::with).toList();
  }

  /** Returns a vector field's name and those of what goes with it. */
  static Stream<String> with(String field) {
    return Stream.of(
        field,
        VectorField.hashFieldOf(field),
        VectorField.tokensFieldOf(field),
        PassageFields.nestedIn(field));
  }
}
