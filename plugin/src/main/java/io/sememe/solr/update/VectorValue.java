// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * A vector as the list of floats that a DenseVectorField reads, over an array, without a copy and
 * without an object per element. Not modifiable.
 */
final class VectorValue extends AbstractList<Float> implements RandomAccess, UnboxedVector {
  private final float[] vector;

  /** Takes the array over: nobody else may change it. */
  VectorValue(float[] vector) {
    this.vector = vector;
  }

  @Override
  public float[] vectorValue() {
    return vector;
  }

  @Override
  public Float get(int index) {
    return vector[index];
  }

  @Override
  public int size() {
    return vector.length;
  }

  @Override
  public String toString() {
    return UnboxedVector.toString(this);
  }
}
