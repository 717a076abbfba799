// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * A vector as Solr's documents carry it: a list of floats over an array, without a copy and without
 * an object per element. Not modifiable.
 */
final class VectorValue extends AbstractList<Float> implements RandomAccess {
  private final float[] vector;

  /** Takes the array over: nobody else may change it. */
  VectorValue(float[] vector) {
    this.vector = vector;
  }

  @Override
  public Float get(int index) {
    return vector[index];
  }

  @Override
  public int size() {
    return vector.length;
  }

  /** A short form: error messages and logs print field values. */
  @Override
  public String toString() {
    return "vector[" + vector.length + "]";
  }
}
