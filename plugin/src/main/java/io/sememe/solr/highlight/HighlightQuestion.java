// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.SemanticSearch;
import io.sememe.solr.question.TokenQueryEncoder;
import io.sememe.solr.question.TokenSearch;
import io.sememe.solr.shards.ShardParameters;
import java.util.Optional;
import org.apache.solr.common.params.HighlightParams;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/** What a request's sentences are compared with. */
final class HighlightQuestion {
  /** The vector field whose model and whose token vectors are used. */
  static final String FIELD = "hl.vf";

  /** The model, where it is not that of the field. */
  static final String MODEL = "hl.model";

  private HighlightQuestion() {}

  /**
   * Returns the question: what the parameters say, and what they do not say, as the request's first
   * query by meaning or the configuration says it.
   *
   * @throws org.apache.solr.common.SolrException 400 when something of it is given nowhere
   */
  static Question of(SolrQueryRequest request, HighlightConfig config) {
    Optional<Question> asked = SemanticSearch.of(request).map(SemanticSearch::question);
    String field =
        given(request, FIELD)
            .or(() -> asked.map(Question::field))
            .or(config::field)
            .orElseThrow(() -> incomplete(request, FIELD));
    String text =
        given(request, HighlightParams.Q)
            .or(() -> asked.map(Question::text))
            .orElseThrow(() -> incomplete(request, HighlightParams.Q));
    // The model of another field is not this one's.
    Optional<Question> sameField = asked.filter(other -> other.field().equals(field));
    @Nullable String model =
        given(request, MODEL)
            .or(() -> sameField.map(Question::model))
            .or(config::model)
            .orElse(null);
    return new Question(field, text, model);
  }

  /**
   * Tells the shards a question, where this node asks some, and what its tokens are: now, as later
   * there is no moment to do so.
   *
   * @throws org.apache.solr.common.SolrException as {@link TokenQueryEncoder#encode} does
   */
  static void tell(SolrQueryRequest request, Question question) {
    if (ShardParameters.areSentBy(request)) {
      ShardParameters.tell(request, HighlightParams.Q, question.text());
      ShardParameters.tell(request, FIELD, question.field());
      @Nullable String model = question.model();
      if (model != null) {
        ShardParameters.tell(request, MODEL, model);
      }
      encode(request, question);
    }
  }

  /**
   * Returns a question with the vectors of its tokens.
   *
   * @throws org.apache.solr.common.SolrException as {@link TokenQueryEncoder#encode} does
   * @throws org.apache.solr.search.QueryLimitsExceededException when timeAllowed is over
   */
  static TokenSearch encode(SolrQueryRequest request, Question question) {
    return new TokenQueryEncoder(request).encode(question);
  }

  private static Optional<String> given(SolrQueryRequest request, String name) {
    return Optional.ofNullable(request.getParams().get(name)).filter(value -> !value.isBlank());
  }

  private static RuntimeException incomplete(SolrQueryRequest request, String missing) {
    return SolrErrors.badRequest(
        "hl.method=semantic compares sentences with a question: search with {!semantic} or {!hybrid}, or"
            + " give hl.q, the question, and hl.vf, the vector field whose model is used; missing is "
            + missing
            + "; vector fields of this collection: "
            + VectorField.names(request.getSchema()));
  }
}
