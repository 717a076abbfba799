// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.AnswerKind;
import io.sememe.solr.VectorField;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.question.SemanticSearch;
import io.sememe.solr.texts.TextReader;
import java.util.List;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.ResultContext;
import org.jspecify.annotations.Nullable;

/**
 * The fields of documents in which an answer is looked for.
 *
 * @param names the stored text fields
 * @param vectorField the vector field beside which their token vectors may lie, as the request
 *     names it; null for that of its first query by meaning, and then for the configured one
 * @param configured the configured one; null when there is none
 */
record AnsweredFields(
    List<String> names, @Nullable String vectorField, @Nullable String configured) {
  /**
   * Returns the vector field that is meant; null when there is none.
   *
   * @param request whose queries were parsed
   */
  @Nullable String vectorField(SolrQueryRequest request) {
    String asked = vectorField == null ? SemanticSearch.fieldOf(request) : vectorField;
    // Of a configuration for many collections: this one may have no such field.
    boolean known = configured != null && VectorField.exists(request.getSchema(), configured);
    return asked == null && known ? configured : asked;
  }

  /**
   * Returns what reads them of documents that were found.
   *
   * @param kind what is looked for: token vectors are of no use to who looks for spans
   */
  TextReader reader(ResultContext found, AnswerKind kind) {
    SolrQueryRequest request = found.getRequest();
    String field = vectorField(request);
    // Real-time get has an index of its own.
    boolean sameIndex = found.getSearcher() == request.getSearcher();
    return field != null && sameIndex && kind == AnswerKind.SENTENCE
        ? TextReader.withTokens(request, SearchedField.of(request, field), names)
        : new TextReader(found.getSearcher(), names);
  }
}
