// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.VectorField;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;

/**
 * Where the vectors of a space go.
 *
 * @param field the field
 * @param indexedOnly whether the vector's Lucene field is all that the schema makes of a value: it
 *     is neither stored nor copied to another field
 * @param stored whether a vector can be had back from the index
 * @param hashed whether the schema has the field that says what a vector was made from
 * @param tokenised whether the schema has the field for token vectors
 */
record Destination(
    VectorField field, boolean indexedOnly, boolean stored, boolean hashed, boolean tokenised) {
  /**
   * Finds the field.
   *
   * @throws org.apache.solr.common.SolrException 400 when the schema has no such field for vectors
   */
  static Destination of(IndexSchema schema, String name) {
    VectorField found = VectorField.of(schema, name);
    SchemaField field = schema.getField(name);
    boolean copied = !schema.getCopyFieldsList(name).isEmpty();
    boolean indexedOnly = field.indexed() && !field.stored() && !copied;
    boolean hashed = schema.getFieldOrNull(VectorField.hashFieldOf(name)) != null;
    boolean tokenised = schema.getFieldOrNull(VectorField.tokensFieldOf(name)) != null;
    return new Destination(found, indexedOnly, field.stored(), hashed, tokenised);
  }

  String hashField() {
    return VectorField.hashFieldOf(field.name());
  }

  String tokensField() {
    return VectorField.tokensFieldOf(field.name());
  }

  /**
   * Returns a vector as a document carries it.
   *
   * <p>Stored values and copies are made by the field's type, and only from a list: it copies the
   * vector and boxes its floats. Where there are none, Lucene gets the very array. A partial update
   * is merged with what is stored, as a list.
   */
  Object value(float[] vector, boolean partial) {
    return indexedOnly && !partial ? new IndexedVector(field, vector) : new VectorValue(vector);
  }
}
