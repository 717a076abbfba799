// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.solr.RequestTime;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.question.SemanticSearch;
import io.sememe.solr.texts.DocumentText;
import io.sememe.solr.texts.TextReader;
import java.io.IOException;
import java.util.List;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.ResultContext;
import org.apache.solr.response.transform.DocTransformer;

/** Writes into a request's documents what a model looks at in their texts. Of one request. */
final class AttentionTransformer extends DocTransformer {
  private final String name;
  private final String field;
  private final Wish wish;
  private final SolrQueryRequest request;
  private final Explainer explainer;
  private final Deadline deadline;
  private String question;
  private int explained;

  /**
   * Creates a transformer.
   *
   * @param field whose text is shown
   * @param question blank for that of the request's queries
   */
  AttentionTransformer(
      String name,
      String field,
      Wish wish,
      String question,
      SolrQueryRequest request,
      Explainer explainer) {
    this.name = name;
    this.field = field;
    this.wish = wish;
    this.question = question;
    this.request = request;
    this.explainer = explainer;
    this.deadline = RequestTime.deadline(request);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean needsSolrIndexSearcher() {
    return true;
  }

  /** Finds the question: the queries have been parsed by now. */
  @Override
  public void setContext(ResultContext found) {
    super.setContext(found);
    if (wish.needsQuestion() && question.isBlank()) {
      question =
          SemanticSearch.of(request)
              .map(search -> search.question().text())
              .orElseThrow(
                  () ->
                      SolrErrors.badRequest(
                          "[attention] needs a question for pair and similarity: as q, or search"
                              + " with {!semantic}"));
    }
  }

  @Override
  @SuppressWarnings("deprecation") // Solr calls it where no scores were asked for.
  public void transform(SolrDocument document, int id) {
    if (id < 0 || explained == AttentionTransformerFactory.MOST_DOCUMENTS) {
      return;
    }
    List<DocumentText> texts = read(id);
    if (!texts.isEmpty()) {
      explained++;
      document.setField(name, shown(texts.get(0).text().text()));
    }
  }

  private List<DocumentText> read(int id) {
    try {
      return new TextReader(context.getSearcher(), List.of(field)).read(id);
    } catch (IOException e) {
      throw new SolrException(ErrorCode.SERVER_ERROR, "field " + field + " cannot be read", e);
    }
  }

  private NamedList<Object> shown(String text) {
    NamedList<Object> reasons = new SimpleOrderedMap<>();
    NamedList<Object> shown = new SimpleOrderedMap<>();
    try {
      int end = explainer.explain(wish, question, text, deadline, reasons);
      shown.add("text", text.substring(0, end));
      shown.addAll(reasons);
    } catch (EncoderException e) {
      if (!SolrErrors.isLate(e)) {
        throw SolrErrors.of(e);
      }
      shown.add("error", e.getMessage());
    }
    return shown;
  }
}
