// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.encoder.EncoderException;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.passage.Blocks;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.TokenQueryEncoder;
import io.sememe.solr.question.TokenSearch;
import io.sememe.solr.tokens.TokenReader;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.ResultContext;
import org.apache.solr.response.transform.DocTransformer;
import org.jspecify.annotations.Nullable;

/** Writes into a request's documents how they score by late interaction. Of one request. */
final class MaxSimTransformer extends DocTransformer {
  private final String name;
  private final Question question;
  private final SolrQueryRequest request;
  private final BitSetProducer roots;
  private @Nullable TokenScorer scorer;

  MaxSimTransformer(String name, Question question, SolrQueryRequest request) {
    this.name = name;
    this.question = question;
    this.request = request;
    this.roots = Blocks.roots(request);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean needsSolrIndexSearcher() {
    return true;
  }

  /** Makes what documents are compared with: what is wrong is the whole answer. */
  @Override
  public void setContext(ResultContext found) {
    super.setContext(found);
    if (scorer == null) {
      TokenSearch search = new TokenQueryEncoder(request).encode(question);
      TokenReader reader = TokenReader.of(request.getSchema(), search.searched().field());
      scorer = new TokenScorer(Sememe.of(request.getCoreContainer()).maxSim(), search, reader);
    }
  }

  @Override
  @SuppressWarnings("deprecation") // Solr calls it where no scores were asked for.
  public void transform(SolrDocument document, int id) {
    if (id >= 0 && scorer != null) {
      try {
        score(scorer, id).ifPresent(score -> document.setField(name, (float) score));
      } catch (IOException e) {
        throw new SolrException(ErrorCode.SERVER_ERROR, "the token vectors cannot be read", e);
      } catch (EncoderException e) {
        throw SolrErrors.of(e);
      }
    }
  }

  private OptionalDouble score(TokenScorer tokens, int id) throws IOException {
    List<LeafReaderContext> segments = context.getSearcher().getIndexReader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(id, segments));
    int document = id - segment.docBase;
    int first = Blocks.firstBelow(roots, segment, document);
    return tokens.score(segment.reader(), first, document + 1);
  }
}
