// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.AnswerReader;
import io.sememe.encoder.Deadline;
import io.sememe.solr.Sememe;
import io.sememe.solr.cache.EncodedText;
import org.apache.solr.common.SolrException;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryLimitsExceededException;

/** Prepares what a request wants to have answered. Not thread-safe, like the request. */
public final class AnswerQuestions {
  private final SolrQueryRequest request;

  /** Creates it for one request. */
  public AnswerQuestions(SolrQueryRequest request) {
    this.request = request;
  }

  /**
   * Prepares a question, once in a request. Where shards are asked, they are told the result.
   *
   * @param text not blank
   * @param deadline when it is no longer wanted
   * @throws SolrException 400 when the model is for other work, when the text has no content, or
   *     when what the request tells is no question; 503 when it cannot be had in time
   * @throws QueryLimitsExceededException when it cannot be had within timeAllowed
   */
  public AnswerQuestion ask(AnswerReader reader, String text, Deadline deadline) {
    EncodedText encoded =
        new RequestEncodings(request)
            .get(ToldQuestion.telling(reader.model(), text), limit -> make(reader, text, deadline));
    return new AnswerQuestion(text, encoded);
  }

  private EncodedText make(AnswerReader reader, String text, Deadline deadline) {
    return Sememe.of(request.getCoreContainer())
        .encoded(
            () -> reader.space(deadline).fingerprint(),
            text,
            deadline,
            key -> ToldQuestion.of(key.fingerprint(), reader.ask(text, deadline).rows()));
  }
}
