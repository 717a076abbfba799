// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.TextEmbedder;
import io.sememe.solr.PassageFields;

/**
 * A vector space that documents are encoded for: which model, and where its vectors go.
 *
 * @param embedder the model
 * @param fingerprint its fingerprint
 * @param dest the field for the vectors
 */
record Target(TextEmbedder embedder, String fingerprint, Destination dest) {

  /** Returns the name of the vector field. */
  String field() {
    return dest.field().name();
  }

  /** Returns the name of the field that says what the vectors were made from. */
  String hashField() {
    return dest.hashField();
  }

  /** Returns the name under which a document holds its passages. */
  String nestedField() {
    return PassageFields.nestedIn(field());
  }
}
