// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.encoder.EncoderException;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.passage.Blocks;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.response.transform.DocTransformer;

/** Writes into a request's documents how they score by late interaction. Of one request. */
final class MaxSimTransformer extends DocTransformer {
  private final String name;
  private final TokenScorer scorer;
  private final BitSetProducer roots;

  /**
   * Creates a transformer.
   *
   * @param roots all root documents
   */
  MaxSimTransformer(String name, TokenScorer scorer, BitSetProducer roots) {
    this.name = name;
    this.scorer = scorer;
    this.roots = roots;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean needsSolrIndexSearcher() {
    return true;
  }

  @Override
  @SuppressWarnings("deprecation") // Solr calls it where no scores were asked for.
  public void transform(SolrDocument document, int id) {
    if (id >= 0) {
      try {
        score(id).ifPresent(score -> document.setField(name, (float) score));
      } catch (IOException e) {
        throw new SolrException(ErrorCode.SERVER_ERROR, "the token vectors cannot be read", e);
      } catch (EncoderException e) {
        throw SolrErrors.of(e);
      }
    }
  }

  private OptionalDouble score(int id) throws IOException {
    List<LeafReaderContext> segments = context.getSearcher().getIndexReader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(id, segments));
    int document = id - segment.docBase;
    int first = Blocks.firstBelow(roots, segment, document);
    return scorer.score(segment.reader(), first, document + 1);
  }
}
