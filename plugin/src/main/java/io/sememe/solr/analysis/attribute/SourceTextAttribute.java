// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis.attribute;

import org.apache.lucene.util.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * Where a token stands in the text that the tokenizer read, after char filters: what a filter needs
 * that looks at a token's neighbourhood. The stretches of one stream follow each other: a token's
 * stretch is the same object as that of the token before it, or the one that comes next in the
 * text.
 */
public interface SourceTextAttribute extends Attribute {

  /** Returns a stretch of the text that holds the token; null when nobody set it. */
  @Nullable String stretch();

  /** Returns where the token starts in the stretch, in UTF-16 chars. */
  int stretchStart();

  /** Returns where it ends in the stretch, exclusive. */
  int stretchEnd();

  /** Sets all three. */
  void set(@Nullable String stretch, int start, int end);
}
