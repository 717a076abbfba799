// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import io.sememe.solr.passage.BlockTransformer;
import io.sememe.solr.passage.Blocks;
import io.sememe.solr.passage.PassageScorer;
import io.sememe.solr.question.QueryEncoder;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.question.SemanticSearch;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.ResultContext;
import org.apache.solr.search.QueryLimitsExceededException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the best passages of a request's documents into them. Of one request. */
final class PassageTransformer extends BlockTransformer {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  private final PassageRequest wanted;
  private final SolrQueryRequest request;
  private final Optional<SemanticSearch> own;
  private @Nullable PassageScorer scorer;

  /**
   * Creates a transformer.
   *
   * @param own the question, encoded, where it is the transformer's own and not that of a query
   */
  PassageTransformer(
      String name, PassageRequest wanted, SolrQueryRequest request, Optional<SemanticSearch> own) {
    super(name, Blocks.roots(request));
    this.wanted = wanted;
    this.request = request;
    this.own = own;
  }

  /**
   * Makes the vector that passages are compared with, if it is not there yet. The queries have been
   * parsed by now, and nothing of the documents has been written: what is wrong is the whole
   * answer. Where the time is over, documents come without passages.
   */
  @Override
  public void setContext(ResultContext found) {
    super.setContext(found);
    if (scorer == null) {
      try {
        scorer = scorer(own.orElseGet(this::searchOfQueries));
      } catch (QueryLimitsExceededException e) {
        log.debug("No passages: {}", e.getMessage());
      }
    }
  }

  private SemanticSearch searchOfQueries() {
    Optional<SemanticSearch> asked = SemanticSearch.of(request);
    return encode(request, wanted.question(asked.map(SemanticSearch::question)));
  }

  private static PassageScorer scorer(SemanticSearch search) {
    return new PassageScorer(search.field(), search.vector());
  }

  /** Encodes a question, unless the request has asked it already. */
  static SemanticSearch encode(SolrQueryRequest request, Question question) {
    SearchedField searched = SearchedField.of(request, question.field());
    return new QueryEncoder(request).encode(question, searched);
  }

  @Override
  protected void write(SolrDocument document, LeafReader segment, int first, int number)
      throws IOException {
    List<NamedList<Object>> best = best(segment, first, number);
    if (!best.isEmpty()) {
      document.setField(getName(), wanted.count().isPresent() ? best : best.get(0));
    }
  }

  private List<NamedList<Object>> best(LeafReader segment, int first, int root) throws IOException {
    return scorer == null
        ? List.of()
        : PassageReader.read(segment, scorer.best(segment, first, root, wanted.count().orElse(1)));
  }
}
