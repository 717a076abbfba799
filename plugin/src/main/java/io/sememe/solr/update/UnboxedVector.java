// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.io.IOException;
import org.apache.solr.common.IteratorWriter;

/**
 * A vector as a document carries it through Solr. The transaction log and the other nodes get it in
 * javabin, as the list of floats that a DenseVectorField reads, written without an object per
 * float.
 */
interface UnboxedVector extends IteratorWriter {

  /** Returns the vector itself, not a copy. */
  float[] vectorValue();

  @Override
  default void writeIter(ItemWriter writer) throws IOException {
    for (float value : vectorValue()) {
      writer.add(value);
    }
  }

  /** Returns a short form: error messages and logs print field values. */
  static String toString(UnboxedVector vector) {
    return "vector[" + vector.vectorValue().length + "]";
  }
}
