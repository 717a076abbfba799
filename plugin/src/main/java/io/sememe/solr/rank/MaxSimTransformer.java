// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.encoder.EncoderException;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.passage.BlockTransformer;
import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.solr.common.SolrDocument;

/** Writes into a request's documents how they score by late interaction. Of one request. */
final class MaxSimTransformer extends BlockTransformer {
  private final TokenScorer scorer;

  /**
   * Creates a transformer.
   *
   * @param roots all root documents
   */
  MaxSimTransformer(String name, TokenScorer scorer, BitSetProducer roots) {
    super(name, roots);
    this.scorer = scorer;
  }

  @Override
  protected void write(SolrDocument document, LeafReader segment, int first, int number)
      throws IOException {
    try {
      scorer
          .score(segment, first, number + 1)
          .ifPresent(score -> document.setField(getName(), (float) score));
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
  }
}
