// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.solr.AdminRequest;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.permission.GuardedPaths;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/**
 * What a request to the handler asks.
 *
 * @param model the model
 * @param source where the text is
 * @param question another text, which it is seen with or compared with; empty for none
 * @param wish what is to be shown
 */
record ExplainRequest(String model, Source source, String question, Wish wish) {
  static final String MODEL = "model";

  static final String TEXT = "text";
  static final int DEFAULT_TOKENS = 128;
  private static final Set<String> OWN =
      Set.of(MODEL, TEXT, CommonParams.ID, QueryParsing.F, CommonParams.Q);
  private static final Set<String> ALSO_KNOWN = Set.of(CommonParams.TIME_ALLOWED);

  /** Where a text is. */
  sealed interface Source permits Given, Stored {}

  /**
   * A text that came with the request.
   *
   * @param text the text
   */
  record Given(String text) implements Source {}

  /**
   * A text of a document in the index.
   *
   * @param id the document's unique key
   * @param field the field
   */
  record Stored(String id, String field) implements Source {}

  /**
   * Reads a request.
   *
   * @param otherwise the model of requests that name none; null for none
   * @param tokens over how many tokens a reason may go
   * @throws org.apache.solr.common.SolrException 400 that names what is wrong and what there is
   */
  static ExplainRequest of(SolrParams params, @Nullable String otherwise, TokenRange tokens) {
    requireKnown(params);
    String question = given(params, CommonParams.Q).orElse("");
    Wish wish = Wish.of(params, tokens, !question.isEmpty());
    if (wish.needsQuestion() && question.isEmpty()) {
      throw SolrErrors.badRequest("pair=true and similarity=true need a second text, as q");
    }
    return new ExplainRequest(model(params, otherwise), source(params), question, wish);
  }

  private static void requireKnown(SolrParams params) {
    Set<String> known = new TreeSet<>(OWN);
    known.addAll(Wish.PARAMETERS);
    Set<String> unknown = new TreeSet<>();
    params.getParameterNamesIterator().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    unknown.removeAll(ALSO_KNOWN);
    unknown.removeIf(AdminRequest::isSolrsOwn);
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(
          GuardedPaths.ATTENTION.path() + " does not know " + unknown + "; it knows " + known);
    }
  }

  /**
   * Returns the model that a request names, or the other one.
   *
   * @throws org.apache.solr.common.SolrException 400 when there is neither
   */
  static String model(SolrParams params, @Nullable String otherwise) {
    return given(params, MODEL)
        .or(() -> Optional.ofNullable(otherwise))
        .orElseThrow(
            () -> SolrErrors.badRequest("needs a model: as model, or in the configuration"));
  }

  private static Source source(SolrParams params) {
    Optional<String> text = given(params, TEXT);
    Optional<String> id = given(params, CommonParams.ID);
    Optional<String> field = given(params, QueryParsing.F);
    if (text.isPresent() && id.isEmpty() && field.isEmpty()) {
      return new Given(text.get());
    }
    if (text.isEmpty() && id.isPresent() && field.isPresent()) {
      return new Stored(id.get(), field.get());
    }
    throw SolrErrors.badRequest(
        "needs a text: as text, or as id and f, a document and its stored field");
  }

  /** Returns a parameter; empty where it is blank. */
  static Optional<String> given(SolrParams params, String name) {
    return Optional.ofNullable(params.get(name)).filter(value -> !value.isBlank());
  }
}
