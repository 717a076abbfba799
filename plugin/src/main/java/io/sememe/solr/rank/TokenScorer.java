// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.encoder.MaxSim;
import io.sememe.encoder.StoredTokens;
import io.sememe.solr.question.TokenSearch;
import io.sememe.solr.tokens.TokenReader;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.lucene.index.LeafReader;

/**
 * Scores documents by late interaction with a question.
 *
 * @param maxSim how tokens are compared
 * @param search the question
 * @param reader reads the documents' tokens
 */
record TokenScorer(MaxSim maxSim, TokenSearch search, TokenReader reader) {

  /**
   * Returns the best score that one of some documents has; empty when none has tokens.
   *
   * @param from the first of the documents
   * @param to the one after the last
   * @throws org.apache.solr.common.SolrException 409 when their tokens are of another space
   */
  OptionalDouble score(LeafReader segment, int from, int to) throws IOException {
    List<StoredTokens> documents = reader.read(segment, from, to);
    search.requireComparable(documents);
    float best = MaxSim.NO_TOKENS;
    // Together: what is done for a question is done once.
    for (float score : scores(documents)) {
      best = Math.max(best, score);
    }
    return best > MaxSim.NO_TOKENS ? OptionalDouble.of(best) : OptionalDouble.empty();
  }

  private float[] scores(List<StoredTokens> documents) {
    return documents.isEmpty()
        ? new float[0]
        : maxSim.scores(search.rows(), documents.get(0).dimension(), documents);
  }
}
