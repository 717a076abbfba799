// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.question.Question;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants to know of passages.
 *
 * @param field the vector field that it names
 * @param text the text that it names
 * @param model the model that it names
 * @param count how many passages it wants as a list; empty when it wants the best one
 */
record PassageRequest(
    Optional<String> field, Optional<String> text, Optional<String> model, OptionalInt count) {
  private static final String N = "n";
  private static final int MAX_N = 1000;

  /** Few enough digits for an int. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final Set<String> KNOWN =
      Set.of(QueryParsing.F, QueryParsing.V, CommonParams.Q, LocalParameters.MODEL, N);

  /**
   * Reads the parameters in the brackets.
   *
   * @throws org.apache.solr.common.SolrException 400 when one is unknown or wrong
   */
  static PassageRequest of(SolrParams params) {
    LocalParameters.requireOnly("[passage]", params, KNOWN);
    return new PassageRequest(
        given(params, QueryParsing.F),
        given(params, QueryParsing.V).or(() -> given(params, CommonParams.Q)),
        given(params, LocalParameters.MODEL),
        count(params.get(N)));
  }

  /**
   * Returns the question that passages are compared with, if it does not depend on the request's
   * queries.
   *
   * @param modelIsKnown whether the field's model is known, where none is named
   */
  Optional<Question> ownQuestion(boolean modelIsKnown) {
    boolean complete = field.isPresent() && text.isPresent() && (model.isPresent() || modelIsKnown);
    return complete ? Optional.of(question(Optional.empty())) : Optional.empty();
  }

  /**
   * Returns the question that passages are compared with.
   *
   * @param asked what the request's queries asked
   * @throws org.apache.solr.common.SolrException 400 when something of it is given nowhere
   */
  Question question(Optional<Question> asked) {
    String wantedField = field.or(() -> asked.map(Question::field)).orElseThrow(this::incomplete);
    String wantedText = text.or(() -> asked.map(Question::text)).orElseThrow(this::incomplete);
    // The model of another field is not this one's.
    Optional<Question> sameField = asked.filter(other -> other.field().equals(wantedField));
    @Nullable String others = sameField.map(Question::model).orElse(null);
    return new Question(wantedField, wantedText, model.orElse(others));
  }

  private RuntimeException incomplete() {
    return SolrErrors.badRequest(
        "[passage] compares passages with a text: search with {!semantic}, or give the vector field"
            + " and the text, as in [passage f=vector v=$text]; got f="
            + field.orElse("")
            + ", v="
            + text.orElse(""));
  }

  private static Optional<String> given(SolrParams params, String name) {
    return Optional.ofNullable(params.get(name)).filter(value -> !value.isBlank());
  }

  private static OptionalInt count(@Nullable String given) {
    if (given == null) {
      return OptionalInt.empty();
    }
    int count = WHOLE_NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
    if (count < 1 || count > MAX_N) {
      throw SolrErrors.badRequest(
          "[passage] needs n as a whole number from 1 to " + MAX_N + ", got: " + given);
    }
    return OptionalInt.of(count);
  }
}
