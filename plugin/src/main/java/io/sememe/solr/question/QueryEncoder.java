// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import java.time.Duration;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.request.SolrQueryRequest;

/** Makes the vectors of what a request asks for. Not thread-safe, like the request. */
public final class QueryEncoder {
  /** How long a query waits for a core, or for a model that is still loading. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SolrQueryRequest request;

  /** Creates an encoder for one request. */
  public QueryEncoder(SolrQueryRequest request) {
    this.request = request;
  }

  /**
   * Encodes a question with the model of the vectors that it is compared with.
   *
   * @param searched the field that the question means
   * @throws SolrException 400 when the model does not fit or the text has no content, 409 when the
   *     field holds vectors of another space, 503 when there is no vector in time
   */
  public SemanticSearch encode(Question question, SearchedField searched) {
    Deadline deadline = deadline();
    CoreContainer container = request.getCoreContainer();
    try {
      TextEmbedder model = Sememe.of(container).textEmbedder(searched.model(question.model()));
      searched.requireSearchable(model.space(deadline), Sememe.of(container).node());
      Embedding embedding = model.embed(question.text(), Role.QUERY, deadline);
      if (embedding.isEmpty()) {
        throw noText();
      }
      return new SemanticSearch(question, searched, embedding);
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
  }

  /** Returns the answer to a question without content. */
  public static SolrException noText() {
    return SolrErrors.badRequest(
        "{!semantic} needs a text to search for: after the braces, or as v (the handler /semantic takes it from text); got none or only blanks");
  }

  private Deadline deadline() {
    long allowed = request.getParams().getLong(CommonParams.TIME_ALLOWED, -1);
    boolean shorter = allowed > 0 && allowed < PATIENCE.toMillis();
    return Deadline.in(shorter ? Duration.ofMillis(allowed) : PATIENCE);
  }
}
