// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import org.apache.lucene.search.Explanation;

/**
 * Says in words how a place was decided.
 *
 * @param decision what decided
 * @param before what {@link RankedDocument#before()} is
 * @param signal what {@link RankedDocument#signal()} is
 */
record RankingExplanation(String decision, String before, String signal) {

  /** Explains the score of a document. */
  Explanation of(RankedDocument document) {
    return Explanation.match(
        document.score(),
        decision,
        Explanation.match(document.before(), before),
        Explanation.match(document.signal(), signal));
  }
}
