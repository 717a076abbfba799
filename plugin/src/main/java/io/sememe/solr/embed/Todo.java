// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.VectorField;
import io.sememe.solr.space.VectorSpace;

/**
 * Documents that have no vector of a space: those whose hash field does not begin with its
 * fingerprint.
 *
 * @param hashField the schema's field beside the vectors: fingerprint, dash, hash of the text; a
 *     document without text has it too, one that could not be encoded does not
 * @param fingerprint of the space; empty as long as no document was encoded: then documents without
 *     any hash are meant
 */
record Todo(String hashField, String fingerprint) {
  /** Returns what is to be done for a space. */
  static Todo of(VectorSpace space) {
    return new Todo(VectorField.hashFieldOf(space.field()), space.fingerprint());
  }
}
