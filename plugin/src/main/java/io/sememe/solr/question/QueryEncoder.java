// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.TextEmbedder;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.cache.EncodedText;
import io.sememe.solr.cache.EncodingKey;
import java.time.Duration;
import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryLimitsExceededException;

/** Makes the vectors of what a request asks for. Not thread-safe, like the request. */
public final class QueryEncoder {
  private final SolrQueryRequest request;
  private final RequestEncodings encodings;

  /** Creates an encoder for one request. */
  public QueryEncoder(SolrQueryRequest request) {
    this.request = request;
    this.encodings = new RequestEncodings(request);
  }

  /**
   * Encodes a question with the model of the vectors that it is compared with. Where shards are
   * asked, they are told the result.
   *
   * @param searched the field that the question means
   * @throws SolrException 400 when the model or a told vector does not fit or the text has no
   *     content, 409 when the field holds vectors of another space, 503 when there is no vector in
   *     time
   * @throws QueryLimitsExceededException when there is none within timeAllowed, or when the query
   *     was cancelled: Solr then gives a partial answer
   */
  public SemanticSearch encode(Question question, SearchedField searched) {
    EncodedText encoded =
        encodings.get(
            ToldEncoding.vectorParameter(question),
            searched::requireComparable,
            limit -> make(question, searched, limit));
    return new SemanticSearch(question, searched, encoded);
  }

  /** Returns the answer to a question without content. */
  public static SolrException noText() {
    return SolrErrors.badRequest(
        "a search by meaning needs a text: after the braces, or as v (the handler /semantic takes it from text, /search from q); got none or only blanks");
  }

  private EncodedText make(Question question, SearchedField searched, TimeLimit limit) {
    Sememe sememe = Sememe.of(request.getCoreContainer());
    TextEmbedder model = sememe.tasks().textEmbedder(searched.model(question.model()));
    return sememe.encoded(
        () -> {
          EmbeddingSpace space = model.space(limit.deadline());
          searched.requireSearchable(space, sememe.node());
          return space.fingerprint();
        },
        question.text(),
        patience(limit),
        key -> run(model, key, limit));
  }

  // A text that can be cancelled meets its like in the encoder, where whoever cancels it finds it.
  private Deadline patience(TimeLimit limit) {
    return CancellableText.id(request).isPresent() ? Deadline.in(Duration.ZERO) : limit.deadline();
  }

  private EncodedText run(TextEmbedder model, EncodingKey key, TimeLimit limit) {
    Optional<String> id = CancellableText.id(request);
    Embedding embedding =
        id.isPresent()
            ? CancellableText.await(
                request, id.get(), model.start(key.text(), key.role(), limit.deadline()))
            : model.embed(key.text(), key.role(), limit.deadline());
    if (embedding.isEmpty()) {
      throw noText();
    }
    return EncodedText.of(key.fingerprint(), embedding);
  }
}
