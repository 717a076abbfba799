// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import io.sememe.solr.TextDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.SolrParams;
import org.jspecify.annotations.Nullable;
import org.noggit.JSONUtil;

/**
 * The weighted terms of a question as a parameter of a request: so the node that a client asks
 * tells them the shards, and so anybody can send them.
 *
 * <p>Its name has a hash of the question and of what is kept of its terms. Its value is a list in
 * JSON: the fingerprint, the counts of tokens and of unknown ones, and a list {@code [term,
 * weight]} for each term.
 */
final class ToldTerms {
  private static final String TERMS = "sememe.terms.";

  private ToldTerms() {}

  /** Returns how the terms of a question are told. */
  static Telling<QueryTerms> telling(Question question, SparsePruning pruning) {
    String parameter = parameter(question, pruning);
    return new Telling<>(
        QueryTerms.class, parameter, params -> of(params, parameter), ToldTerms::value);
  }

  /** Returns the name of the parameter for a question's terms. */
  static String parameter(Question question, SparsePruning pruning) {
    TextDigest digest =
        new TextDigest().add(question.field()).add(question.text()).add(pruning.toString());
    @Nullable String model = question.model();
    return TERMS + (model == null ? digest : digest.add(model)).hex();
  }

  /** Returns the value that tells terms. */
  static String value(QueryTerms told) {
    List<Object> json = new ArrayList<>();
    json.add(told.fingerprint());
    json.add(told.tokens());
    json.add(told.unknownTokens());
    for (Term term : told.terms()) {
      // As a double it is written with all its digits, and read as the same float.
      json.add(List.of(term.text(), (double) term.weight()));
    }
    return JSONUtil.toJSON(json, -1);
  }

  /**
   * Returns what a request tells, if it does.
   *
   * @throws SolrException 400 when the value is none that {@link #value} writes
   */
  static Optional<QueryTerms> of(SolrParams params, String parameter) {
    return Optional.ofNullable(params.get(parameter))
        .map(value -> new ToldTermsReader(parameter, value).read());
  }
}
