// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import java.util.Comparator;

/**
 * A passage that was compared with a question.
 *
 * @param document its document in the segment
 * @param score the similarity, as Lucene scores it
 */
public record ScoredPassage(int document, float score) {
  /** Of equals, the one that comes first in the text. */
  static final Comparator<ScoredPassage> BEST_FIRST =
      Comparator.comparing(ScoredPassage::score, Comparator.reverseOrder())
          .thenComparing(ScoredPassage::document);
}
