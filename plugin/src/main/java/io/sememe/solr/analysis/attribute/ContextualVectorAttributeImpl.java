// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis.attribute;

import java.util.Arrays;
import java.util.Locale;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;
import org.jspecify.annotations.Nullable;

/** As Lucene finds it by its name. */
public final class ContextualVectorAttributeImpl extends AttributeImpl
    implements ContextualVectorAttribute {
  private static final int SHOWN = 4;

  private float @Nullable [] vector;

  @Override
  public float @Nullable [] vector() {
    return vector;
  }

  @Override
  public void setVector(float @Nullable [] vector) {
    this.vector = vector;
  }

  @Override
  public void clear() {
    vector = null;
  }

  /** Shows how long the vector is and how it begins: nobody reads hundreds of numbers. */
  @Override
  public void reflectWith(AttributeReflector reflector) {
    reflector.reflect(
        ContextualVectorAttribute.class, "dimension", vector == null ? 0 : vector.length);
    reflector.reflect(ContextualVectorAttribute.class, "vector", beginning());
  }

  private String beginning() {
    if (vector == null) {
      return "none";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(SHOWN, vector.length); i++) {
      text.append(String.format(Locale.ROOT, "%.2f ", vector[i]));
    }
    return text.append('\u2026').toString();
  }

  @Override
  public void copyTo(AttributeImpl target) {
    ((ContextualVectorAttribute) target).setVector(vector);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContextualVectorAttributeImpl that
        && Arrays.equals(that.vector, vector);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(vector);
  }
}
