// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis.attribute;

import org.apache.lucene.util.Attribute;

/** The number of a token in a model's vocabulary. */
public interface TokenIdAttribute extends Attribute {
  /** Of a token that is none of a vocabulary, such as a whole word of several pieces. */
  long NONE = -1;

  /** Returns the number, or {@link #NONE}. */
  long id();

  /** Sets the number. */
  void setId(long id);
}
