// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.VectorField;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;

/**
 * Where the vectors of a request go.
 *
 * @param field the field
 * @param indexedOnly whether the vector's Lucene field is all that the schema makes of a value: it
 *     is neither stored nor copied to another field
 */
record Destination(VectorField field, boolean indexedOnly) {

  /**
   * Finds the field.
   *
   * @throws org.apache.solr.common.SolrException 400 when the schema has no such field for vectors
   */
  static Destination of(IndexSchema schema, String name) {
    VectorField found = VectorField.of(schema, name);
    SchemaField field = schema.getField(name);
    boolean indexedOnly =
        field.indexed() && !field.stored() && schema.getCopyFieldsList(name).isEmpty();
    return new Destination(found, indexedOnly);
  }

  /**
   * Writes a vector into a document.
   *
   * <p>Stored values and copies are made by the field's type, and only from a list: it copies the
   * vector and boxes its floats. Where there are none, Lucene gets the very array.
   */
  void put(SolrInputDocument document, float[] vector) {
    document.setField(
        field.name(), indexedOnly ? new IndexedVector(field, vector) : new VectorValue(vector));
  }
}
