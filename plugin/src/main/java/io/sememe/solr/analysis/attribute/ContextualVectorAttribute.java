// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis.attribute;

import org.apache.lucene.util.Attribute;
import org.jspecify.annotations.Nullable;

/** The vector of a token in its context. */
public interface ContextualVectorAttribute extends Attribute {

  /** Returns the vector, of Euclidean length 1, not a copy; null for a token without one. */
  float @Nullable [] vector();

  /** Sets the vector, which must not change afterwards. */
  void setVector(float @Nullable [] vector);
}
