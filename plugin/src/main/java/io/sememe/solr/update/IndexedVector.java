// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.VectorField;
import org.apache.lucene.document.KnnFloatVectorField;

/**
 * A vector that is its own Lucene field: Solr adds a value that is one to the document as it is,
 * and does not ask the schema's type to make one. Not to be modified.
 */
final class IndexedVector extends KnnFloatVectorField implements UnboxedVector {

  /** Takes the array over: nobody else may change it. */
  IndexedVector(VectorField field, float[] vector) {
    super(field.name(), vector, field.type().getSimilarityFunction());
  }

  @Override
  public String toString() {
    return UnboxedVector.toString(this);
  }
}
