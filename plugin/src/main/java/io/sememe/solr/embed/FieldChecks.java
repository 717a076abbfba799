// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.encoder.EmbeddingSpace;

/** What a job demands of the schema. Each method throws 400 and says what is missing. */
interface FieldChecks {

  /** Makes sure that there is a field for vectors. */
  void requireVectors(String field);

  /** Makes sure that a field takes a model's vectors. */
  void requireFits(String field, EmbeddingSpace model);

  /** Makes sure that the hashes of a vector field have a field. */
  void requireHashes(String vectorField);

  /**
   * Makes sure that token vectors have a field beside a vector field, where documents get them.
   *
   * @param configured the vector field that the update chain names
   */
  void requireTokens(String configured, String vectorField);
}
