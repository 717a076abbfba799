// SPDX-License-Identifier: Apache-2.0
package io.sememe.texttovector;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import io.sememe.solr.RequestTime;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.cache.EncodedText;
import java.time.Duration;
import org.apache.solr.common.SolrException;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrRequestInfo;

/**
 * The request that the calling thread works on: it knows the node, and with it the models, and how
 * long it may take.
 */
record CurrentRequest(SolrQueryRequest request) {
  /**
   * How long the text of a document waits. Solr's update processor indexes a document whose text
   * fails without a vector, so that it is worth waiting for a model that is loading.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Returns the request of the calling thread.
   *
   * @throws IllegalStateException when the thread works on none
   */
  static CurrentRequest get() {
    SolrRequestInfo info = SolrRequestInfo.getRequestInfo();
    if (info == null) {
      throw new IllegalStateException(
          "models of this node encode within requests to Solr only, and this thread works on none");
    }
    return new CurrentRequest(info.getReq());
  }

  /**
   * Encodes a text. Texts of queries that were encoded lately are not encoded again.
   *
   * @return the vector, owned by the receiver
   * @throws SolrException 400 when there is no such model or nothing in the text to encode, 413
   *     when a query's text is too long, 429 or 503 when there is no vector in time
   */
  float[] encode(String model, Role role, String text) {
    try {
      return vector(sememe().tasks().textEmbedder(model), role, text);
    } catch (EncoderException e) {
      throw role == Role.QUERY ? SolrErrors.ofQuery(e) : SolrErrors.of(e);
    }
  }

  /** Returns the length of a model's vectors. Fails as {@link #encode} does. */
  int dimension(String model) {
    try {
      return sememe().tasks().textEmbedder(model).space(deadline(Role.QUERY)).dimension();
    } catch (EncoderException e) {
      throw SolrErrors.ofQuery(e);
    }
  }

  private float[] vector(TextEmbedder embedder, Role role, String text) {
    Deadline deadline = deadline(role);
    if (role == Role.PASSAGE) {
      return embed(embedder, role, text, deadline).vector();
    }
    EncodedText encoded =
        sememe()
            .encoded(
                () -> embedder.space(deadline).fingerprint(),
                text,
                deadline,
                key -> EncodedText.of(key.fingerprint(), embed(embedder, role, text, deadline)));
    // The cached one is everybody's, and langchain4j's may be changed.
    return encoded.floats().clone();
  }

  // Before anything is kept: a text without content has no vector for anybody.
  private static Embedding embed(TextEmbedder embedder, Role role, String text, Deadline deadline) {
    Embedding embedding = embedder.embed(text, role, deadline);
    if (embedding.isEmpty()) {
      throw SolrErrors.badRequest(
          "the text has nothing that model '" + embedder.model() + "' can encode");
    }
    return embedding;
  }

  private Deadline deadline(Role role) {
    return role == Role.PASSAGE ? Deadline.in(PATIENCE) : RequestTime.deadline(request);
  }

  private Sememe sememe() {
    return Sememe.of(request.getCoreContainer());
  }
}
