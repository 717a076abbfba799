// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lexical part of a segment, read twice: by a scorer that finds documents and may pass over
 * those that cannot compete by their words, and by one that scores any document that meaning found.
 */
final class LexicalScores {
  private final @Nullable Scorer finding;
  private final DocIdSetIterator found;
  private final @Nullable Scorer any;
  private final DocIdSetIterator all;

  /**
   * Creates the scores.
   *
   * @param supplier of the one that finds; null when no document matches
   * @param any the other one; null as well then
   */
  LexicalScores(@Nullable ScorerSupplier supplier, @Nullable Scorer any) throws IOException {
    if (supplier == null) {
      finding = null;
    } else {
      supplier.setTopLevelScoringClause();
      finding = supplier.get(Long.MAX_VALUE);
    }
    this.any = any;
    found = finding == null ? DocIdSetIterator.empty() : finding.iterator();
    all = any == null ? DocIdSetIterator.empty() : any.iterator();
  }

  /** Goes through the documents that match, but for those that were ruled out. */
  DocIdSetIterator found() {
    return found;
  }

  /** Returns the score of the document that was found last. */
  float score() throws IOException {
    return finding == null ? 0 : finding.score();
  }

  /**
   * Returns the score of any document, 0 when its words do not match.
   *
   * @param document after the last one, or the same
   */
  float score(int document) throws IOException {
    int at = all.docID() < document ? all.advance(document) : all.docID();
    return any == null || at != document ? 0 : any.score();
  }

  /** Rules out documents with lower scores. */
  void ruleOutBelow(float score) throws IOException {
    if (finding != null) {
      finding.setMinCompetitiveScore(score);
    }
  }
}
