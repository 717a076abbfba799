// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.TokenEmbedder;
import io.sememe.encoder.TokenVectors;
import io.sememe.solr.Sememe;
import io.sememe.solr.cache.EncodedText;
import io.sememe.solr.cache.EncodingKey;
import org.apache.solr.common.SolrException;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryLimitsExceededException;

/**
 * Makes the vectors of the tokens of what a request asks for. Not thread-safe, like the request.
 */
public final class TokenQueryEncoder {
  private final SolrQueryRequest request;

  /** Creates an encoder for one request. */
  public TokenQueryEncoder(SolrQueryRequest request) {
    this.request = request;
  }

  /**
   * Encodes the tokens of a question with the model that it names, or else that of the vectors that
   * the documents' tokens go with. Where shards are asked, they are told the result.
   *
   * @throws SolrException 400 when there is no such field, when the model is for no tokens, when
   *     told vectors are none, or when the text has no content; 503 when there is no vector in time
   * @throws QueryLimitsExceededException when there is none within timeAllowed
   */
  public TokenSearch encode(Question question) {
    SearchedField searched = SearchedField.of(request, question.field());
    EncodedText encoded =
        new RequestEncodings(request)
            .get(
                ToldEncoding.tokensParameter(question),
                TokenSearch::requireVectors,
                limit -> make(question, searched, limit));
    return new TokenSearch(question, searched, encoded);
  }

  private EncodedText make(Question question, SearchedField searched, TimeLimit limit) {
    Sememe sememe = Sememe.of(request.getCoreContainer());
    TokenEmbedder model = sememe.tasks().tokenEmbedder(searched.model(question.model()));
    return sememe.encoded(
        () -> model.space(limit.deadline()).fingerprint(),
        question.text(),
        limit.deadline(),
        key -> run(model, key, limit));
  }

  private static EncodedText run(TokenEmbedder model, EncodingKey key, TimeLimit limit) {
    TokenVectors made = model.embed(key.text(), key.role(), limit.deadline());
    if (made.isEmpty()) {
      throw QueryEncoder.noText();
    }
    return new EncodedText(
        key.fingerprint(),
        made.values(),
        made.tokens(),
        made.truncatedTokens(),
        made.truncatedCharacters(),
        made.unknownTokens());
  }
}
