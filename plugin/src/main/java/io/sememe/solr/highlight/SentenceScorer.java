// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PartScore;
import io.sememe.encoder.PartScorer;
import io.sememe.encoder.TextParts;
import io.sememe.encoder.TokenSpace;
import io.sememe.solr.RequestTime;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.models.SameModel;
import io.sememe.solr.question.TokenSearch;
import java.util.List;
import org.apache.solr.request.SolrQueryRequest;

/**
 * Scores sentences within the time that a request has left.
 *
 * @param request the request
 * @param model the model
 * @param search the question
 */
record SentenceScorer(SolrQueryRequest request, PartScorer model, TokenSearch search) {

  /**
   * Returns a scorer with the model of a question.
   *
   * @throws org.apache.solr.common.SolrException 400 when there is no such model
   */
  static SentenceScorer of(SolrQueryRequest request, TokenSearch search) {
    String model = search.searched().model(search.question().model());
    try {
      PartScorer scorer = Sememe.of(request.getCoreContainer()).tasks().partScorer(model);
      return new SentenceScorer(request, scorer, search);
    } catch (EncoderException e) {
      throw SolrErrors.ofQuery(e);
    }
  }

  /** Returns until when what is scored from now on is wanted. */
  Deadline deadline() {
    return RequestTime.deadline(request);
  }

  /**
   * Scores texts.
   *
   * @return the scores of the first texts; of all of them where there was time
   * @throws org.apache.solr.common.SolrException 409 when the question is of another space than the
   *     model's; 4xx or 503 as the encoder's failures are answered, unless the request has a limit
   *     and that is what failed
   */
  List<List<PartScore>> score(List<TextParts> texts, Deadline deadline) {
    if (texts.isEmpty()) {
      return List.of();
    }
    try {
      return SameModel.made(
          () -> comparable(deadline), space -> model.score(search.rows(), texts, deadline));
    } catch (EncoderException e) {
      if (!RequestTime.isOver(request, e)) {
        throw SolrErrors.ofQuery(e);
      }
      return List.of();
    }
  }

  private String comparable(Deadline deadline) {
    TokenSpace space = model.space(deadline);
    search.requireComparable(space);
    return space.fingerprint();
  }
}
