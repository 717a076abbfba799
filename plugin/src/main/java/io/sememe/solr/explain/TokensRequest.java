// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Role;
import io.sememe.solr.AdminRequest;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.limits.RequestLimits;
import io.sememe.solr.permission.GuardedPaths;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.jspecify.annotations.Nullable;

/**
 * What a request for tokens asks.
 *
 * @param model the model
 * @param text the text
 * @param role what it is to the search
 * @param comparison a word to compare in it and in another text; empty for none
 */
record TokensRequest(String model, String text, Role role, Optional<Comparison> comparison) {
  static final String WORD = "word";
  static final String WITH = "with";

  private static final Set<String> KNOWN =
      Set.of(
          ExplainRequest.MODEL,
          ExplainRequest.TEXT,
          Wish.ROLE,
          WORD,
          WITH,
          CommonParams.TIME_ALLOWED);

  /** Several words are welcome, a text is not. */
  private static final int MOST_CHARACTERS = 200;

  /**
   * A word in two texts.
   *
   * @param word the word
   * @param with the other text
   */
  record Comparison(String word, String with) {}

  /**
   * Reads a request.
   *
   * @param otherwise the model of requests that name none; null for none
   * @param limits how long texts may be
   * @throws org.apache.solr.common.SolrException 400 that names what is wrong and what there is;
   *     413 when a text is too long
   */
  static TokensRequest of(SolrParams params, @Nullable String otherwise, RequestLimits limits) {
    AdminRequest.requireKnown(
        GuardedPaths.TOKENS.path(), params, ExplainRequest.MODEL, new TreeSet<>(KNOWN));
    String text = params.get(ExplainRequest.TEXT, "");
    if (text.isBlank()) {
      throw SolrErrors.badRequest("needs a text, as " + ExplainRequest.TEXT);
    }
    limits.requireShort("the text", text);
    return new TokensRequest(
        ExplainRequest.model(params, otherwise), text, Wish.role(params), compared(params, limits));
  }

  private static Optional<Comparison> compared(SolrParams params, RequestLimits limits) {
    Optional<String> word = ExplainRequest.given(params, WORD);
    Optional<String> with = ExplainRequest.given(params, WITH);
    if (word.isPresent() != with.isPresent()) {
      throw SolrErrors.badRequest(
          WORD + " and " + WITH + " go together: a word, and the second text to compare it in");
    }
    if (word.map(String::length).orElse(0) > MOST_CHARACTERS) {
      throw SolrErrors.badRequest(WORD + " has at most " + MOST_CHARACTERS + " characters");
    }
    with.ifPresent(given -> limits.requireShort("the second text", given));
    return word.map(given -> new Comparison(given.strip(), with.orElseThrow()));
  }
}
