// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.Role;
import io.sememe.encoder.WordEmbedder;
import io.sememe.encoder.WordVectors;
import io.sememe.solr.Sememe;
import io.sememe.solr.cache.EncodedText;
import org.apache.solr.common.SolrException;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryLimitsExceededException;

/** Makes the vectors of the words of what a request asks for. Not thread-safe, like the request. */
public final class WordQueryEncoder {
  private final SolrQueryRequest request;

  /** Creates an encoder for one request. */
  public WordQueryEncoder(SolrQueryRequest request) {
    this.request = request;
  }

  /**
   * Encodes the words of a question. Where shards are asked, they are told the result.
   *
   * @throws SolrException 400 when the model is unknown or for other work, or when told vectors are
   *     none; 503 when there are no vectors in time
   * @throws QueryLimitsExceededException when there are none within timeAllowed
   */
  public EncodedWords encode(WordQuestion question) {
    int words = question.words().size();
    EncodedText encoded =
        new RequestEncodings(request)
            .get(
                ToldEncoding.wordsParameter(question),
                (parameter, told) -> EncodedWords.require(parameter, told, words),
                limit -> make(question, limit));
    return EncodedWords.of(encoded, words);
  }

  private EncodedText make(WordQuestion question, TimeLimit limit) {
    Sememe sememe = Sememe.of(request.getCoreContainer());
    WordEmbedder model = sememe.tasks().wordEmbedder(question.model());
    return sememe.encoded(
        () -> fingerprint(model, limit),
        question.encoded(),
        limit.deadline(),
        key -> run(model, key.fingerprint(), question, limit));
  }

  // Of another model, it is made again with all the rest.
  private EncodedText alone(WordEmbedder model, WordQuestion word, TimeLimit limit) {
    return Sememe.of(request.getCoreContainer())
        .encodedInside(
            () -> fingerprint(model, limit),
            word.encoded(),
            limit.deadline(),
            key -> run(model, key.fingerprint(), word, limit));
  }

  // The fingerprint of words' vectors is that of no other vectors.
  private static String fingerprint(WordEmbedder model, TimeLimit limit) {
    return model.space(limit.deadline()).fingerprint();
  }

  private EncodedText run(
      WordEmbedder model, String fingerprint, WordQuestion question, TimeLimit limit) {
    WordVectors vectors =
        model.embed(
            question.text(), question.words(), question.maxTokens(), Role.QUERY, limit.deadline());
    if (question.contrast() > 0) {
      for (int i = 0; i < question.words().size(); i++) {
        WordQuestion alone = question.alone(question.words().get(i));
        float[] meantAnyway = alone(model, alone, limit).floats();
        Contrast.sharpen(vectors.rows().get(i), meantAnyway, question.contrast());
      }
    }
    return EncodedWords.flat(fingerprint, vectors);
  }
}
