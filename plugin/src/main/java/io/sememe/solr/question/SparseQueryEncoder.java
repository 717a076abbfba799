// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.Role;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.SparsePruning;
import io.sememe.solr.Sememe;
import io.sememe.solr.models.SameModel;
import java.util.Objects;
import org.apache.solr.common.SolrException;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryLimitsExceededException;

/**
 * Makes the weighted terms of what a request asks for. They are not kept for later requests: a
 * model in doc-only mode makes them without a run. Not thread-safe, like the request.
 */
public final class SparseQueryEncoder {
  private final SolrQueryRequest request;

  /** Creates an encoder for one request. */
  public SparseQueryEncoder(SolrQueryRequest request) {
    this.request = request;
  }

  /**
   * Encodes a question, whose field is nothing to the model. Where shards are asked, they are told
   * the result.
   *
   * @param question the question, with the model that encodes it
   * @param pruning which terms are kept
   * @throws SolrException 400 when the model is unknown or for other work, or when told terms are
   *     none; 503 when there are no terms in time
   * @throws QueryLimitsExceededException when there are none within timeAllowed
   */
  public QueryTerms encode(Question question, SparsePruning pruning) {
    return new RequestEncodings(request)
        .get(ToldTerms.telling(question, pruning), limit -> make(question, pruning, limit));
  }

  private QueryTerms make(Question question, SparsePruning pruning, TimeLimit limit) {
    String model = Objects.requireNonNull(question.model(), "the question has no model");
    Sememe sememe = Sememe.of(request.getCoreContainer());
    sememe.limits().requireQuery(question.text());
    SparseEncoder encoder = sememe.tasks().sparseEncoder(model);
    return SameModel.made(
        () -> encoder.fingerprint(limit.deadline()),
        fingerprint ->
            sememe
                .searches()
                .inside(
                    () ->
                        QueryTerms.of(
                            fingerprint,
                            encoder.encode(
                                question.text(), Role.QUERY, pruning, limit.deadline()))));
  }
}
