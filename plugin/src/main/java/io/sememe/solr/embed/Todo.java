// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.VectorField;
import io.sememe.solr.space.VectorSpace;
import java.util.List;

/**
 * Documents that have no vector of a space: those whose hash field does not begin with its
 * fingerprint, or with one that the administrator has accepted.
 *
 * @param hashField the schema's field beside the vectors: fingerprint, dash, hash of the text; a
 *     document without text has it too, one that could not be encoded does not
 * @param fingerprints of the space; empty ones as long as no document was encoded: then documents
 *     without any hash are meant
 */
record Todo(String hashField, List<String> fingerprints) {
  /** Copies the list. */
  Todo {
    fingerprints = List.copyOf(fingerprints);
  }

  /** Returns what is to be done for a space. */
  static Todo of(VectorSpace space) {
    return of(space, List.of(space.fingerprint()));
  }

  /** Returns what is to be done for a space in which vectors of several fingerprints may lie. */
  static Todo of(VectorSpace space, List<String> fingerprints) {
    return new Todo(VectorField.hashFieldOf(space.field()), fingerprints);
  }
}
