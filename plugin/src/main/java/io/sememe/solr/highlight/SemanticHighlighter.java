// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.solr.question.TokenSearch;
import io.sememe.solr.shards.PartialAnswer;
import io.sememe.solr.texts.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.highlight.SolrHighlighter;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.DocIterator;
import org.apache.solr.search.DocList;
import org.apache.solr.search.QueryLimitsExceededException;
import org.jspecify.annotations.Nullable;

/** Shows the sentences of documents that answer a request's question. Thread-safe. */
final class SemanticHighlighter extends SolrHighlighter {
  private final HighlightConfig config;

  /** Creates a highlighter of a configuration. */
  SemanticHighlighter(HighlightConfig config) {
    this.config = config;
  }

  /**
   * Makes sure that a request can be highlighted, and tells shards what they need.
   *
   * @throws org.apache.solr.common.SolrException 400 when a parameter is missing or wrong; where
   *     shards are told, also as {@link HighlightQuestion#tell} says
   */
  void prepare(SolrQueryRequest request) {
    HighlightedFields.of(request, config);
    HighlightQuestion.tell(request, HighlightQuestion.of(request, config));
  }

  /** Returns the fragments alone, as Solr's own highlighters do; query and fields say nothing. */
  @Override
  public NamedList<Object> doHighlighting(
      DocList documents, Query query, SolrQueryRequest request, String @Nullable [] defaultFields)
      throws IOException {
    return highlight(documents, request).fragments();
  }

  /**
   * Highlights documents. Where there is no time for all, the last ones have no highlights, and the
   * answer is marked as partial.
   *
   * @throws org.apache.solr.common.SolrException 400 when a parameter is missing or wrong; 409 when
   *     the question is of another space than the model's; 503 when the model is not ready or busy,
   *     unless the request has a limit of time
   */
  Highlights highlight(DocList documents, SolrQueryRequest request) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (DocIterator all = documents.iterator(); all.hasNext(); ) {
      numbers.add(all.nextDoc());
    }
    if (numbers.isEmpty()) {
      return new Highlights();
    }
    try {
      return highlight(numbers, request);
    } catch (QueryLimitsExceededException e) {
      if (!SolrQueryRequest.allowPartialResults(request.getParams())) {
        throw e;
      }
      // The question came too late, which is marked: the documents are an answer without it.
      return new Highlights();
    }
  }

  private Highlights highlight(List<Integer> numbers, SolrQueryRequest request) throws IOException {
    Map<String, FieldOptions> fields = HighlightedFields.of(request, config);
    TokenSearch search = HighlightQuestion.encode(request, HighlightQuestion.of(request, config));
    HighlightedPage page =
        new HighlightedPage(
            request.getSearcher(),
            TextReader.withTokens(request, search.searched(), List.copyOf(fields.keySet())),
            SentenceScorer.of(request, search),
            fields);
    page.add(numbers);
    if (!page.isComplete()) {
      markOrFail(request, "hl.method=semantic did not come to all documents in time");
    }
    return page.highlights();
  }

  private static void markOrFail(SolrQueryRequest request, String why) {
    if (!SolrQueryRequest.allowPartialResults(request.getParams())) {
      throw new QueryLimitsExceededException(why);
    }
    PartialAnswer.mark(request, why);
  }
}
