// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.solr.cache.EncodedText;
import java.util.Optional;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * A question that can be searched for.
 *
 * @param question what was asked
 * @param searched where it is searched
 * @param encoded the text's vector, and what the model saw of the text
 */
public record SemanticSearch(Question question, SearchedField searched, EncodedText encoded) {

  /** Returns the first question that the request's queries asked, the main query before filters. */
  public static Optional<SemanticSearch> of(SolrQueryRequest request) {
    return Optional.ofNullable((SemanticSearch) request.getContext().get(SemanticSearch.class));
  }

  /** Returns the vector field of that question as users know it; null when none was asked. */
  public static @Nullable String fieldOf(SolrQueryRequest request) {
    return of(request).map(search -> search.question().field()).orElse(null);
  }

  /** Lets what comes after the query know of this one, unless an earlier one is there. */
  public void rememberIn(SolrQueryRequest request) {
    request.getContext().putIfAbsent(SemanticSearch.class, this);
  }

  /** Returns the name of the schema's field that is searched. */
  public String field() {
    return searched.field().name();
  }

  /** Returns the vector itself, not a copy: other requests have the same array. */
  public float[] vector() {
    return encoded.floats();
  }
}
