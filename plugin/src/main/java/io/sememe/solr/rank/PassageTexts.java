// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.question.SemanticSearch;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * The passages of documents, best first: those whose vectors answer the question best. The
 * transformer {@code [passage]} finds them on the shards.
 *
 * @param field the vector field, as users know it
 * @param text the question
 * @param most how many of a document
 */
record PassageTexts(String field, String text, int most) implements DocumentTexts {
  /** As many as the transformer gives. */
  private static final int MOST_OF_A_DOCUMENT = 1000;

  /** Their texts lie in memory together: some megabytes. */
  private static final int MOST_OF_ALL = 10_000;

  private static final String TRANSFORMER = "passage";
  private static final String FOUND = "sememe_passages";
  private static final String TEXT_PARAMETER = "sememe.passages.text";

  /**
   * Prepares to read passages.
   *
   * @param field the vector field; null for that of the request's semantic query
   * @throws org.apache.solr.common.SolrException 400 when it is given nowhere or carries no
   *     passages, or no transformer is configured that finds them
   */
  static PassageTexts of(SolrQueryRequest request, @Nullable String field, String text, int most) {
    String name = field == null ? fieldOfQuery(request) : field;
    if (!SearchedField.of(request, name).isNested()) {
      throw SolrErrors.badRequest(
          "vector field '" + name + "' holds no vectors of passages; use passages=first");
    }
    RequiredTransformer.require(
        request, TRANSFORMER, "io.sememe.solr.search.PassageTransformerFactory");
    return new PassageTexts(name, text, most);
  }

  /** Returns how many passages of each document can be read when so many are looked at. */
  static int most(int documents) {
    return Math.min(MOST_OF_A_DOCUMENT, MOST_OF_ALL / documents);
  }

  private static String fieldOfQuery(SolrQueryRequest request) {
    return SemanticSearch.of(request)
        .map(SemanticSearch::question)
        .map(Question::field)
        .orElseThrow(
            () ->
                SolrErrors.badRequest(
                    "{!crossencoder} needs vf, the vector field whose passages to score, where the"
                        + " query is not by meaning; vector fields of this collection: "
                        + VectorField.names(request.getSchema())));
  }

  @Override
  public void fetch(InnerSearch search) {
    search
        .with(TEXT_PARAMETER, text)
        .fetch(
            "%s:[%s f='%s' n=%d v=$%s]".formatted(FOUND, TRANSFORMER, field, most, TEXT_PARAMETER));
  }

  @Override
  public List<String> of(FoundDocument document) {
    @Nullable Collection<Object> passages = document.fields().getFieldValues(FOUND);
    return (passages == null ? Stream.empty() : passages.stream())
        .map(PassageTexts::textOf)
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .filter(passage -> !passage.isBlank())
        .toList();
  }

  // A list of names and values here, a map when it came from another node.
  private static @Nullable Object textOf(Object passage) {
    if (passage instanceof NamedList<?> values) {
      return values.get("text");
    }
    return passage instanceof Map<?, ?> values ? values.get("text") : null;
  }
}
