// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.PassageFields;
import io.sememe.solr.VectorField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.solr.common.SolrInputDocument;

/**
 * The vector spaces that a document is encoded for.
 *
 * @param targets one, or two while a collection is being re-encoded
 * @param retired vector fields that are no longer kept up to date: a document whose text changes
 *     loses what it has in them
 */
record Targets(List<Target> targets, List<String> retired) {

  /** Returns whether each vector can be had back from the index, so that Solr keeps it. */
  boolean areStored() {
    return targets.stream().allMatch(target -> target.dest().stored());
  }

  /** Returns whether a document has a field that is ours. */
  boolean areMentionedIn(SolrInputDocument document) {
    return ownFields().stream().anyMatch(document::containsKey);
  }

  /** Returns the names of all fields that are ours. */
  List<String> ownFields() {
    List<String> names = new ArrayList<>(retiredFields());
    targets.forEach(target -> names.addAll(target.ownFields()));
    return names;
  }

  /** Returns the fields of the vectors that are no longer kept up to date. */
  List<String> retiredFields() {
    return retired.stream()
        .flatMap(
            field ->
                Stream.of(field, VectorField.hashFieldOf(field), PassageFields.nestedIn(field)))
        .toList();
  }
}
