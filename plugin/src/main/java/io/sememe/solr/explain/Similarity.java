// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.MaxSim;
import io.sememe.encoder.Role;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TokenEmbedder;
import io.sememe.encoder.TokenPrecision;
import io.sememe.encoder.TokenVectors;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.models.SameModel;
import java.util.List;

/**
 * Compares the tokens of a question with those of texts, as late interaction does. Thread-safe.
 *
 * @param embedder makes the vectors
 * @param maxSim compares them
 */
record Similarity(TokenEmbedder embedder, MaxSim maxSim) {

  /**
   * Compares, with the text's vectors as an index keeps them.
   *
   * @throws io.sememe.encoder.EncoderException as {@link TokenEmbedder} does
   * @throws org.apache.solr.common.SolrException 400 when the question has no tokens, or there are
   *     too many pairs of tokens to show
   */
  SimilarityView of(String question, String text, Deadline deadline) {
    return SameModel.made(
        () -> embedder.space(deadline).fingerprint(),
        fingerprint -> of(fingerprint, question, text, deadline));
  }

  private SimilarityView of(String fingerprint, String question, String text, Deadline deadline) {
    TokenVectors asked = embedder.embed(question, Role.QUERY, deadline);
    if (asked.isEmpty()) {
      throw SolrErrors.badRequest("q has no text whose tokens can be compared");
    }
    TokenVectors seen = embedder.embed(text, Role.PASSAGE, deadline);
    requireFits(asked.count(), seen.count());
    StoredTokens stored = stored(seen, fingerprint);
    float[] cosines = maxSim.cosines(asked.values(), asked.dimension(), stored);
    float score = maxSim.scores(asked.values(), asked.dimension(), List.of(stored))[0];
    return new SimilarityView(fingerprint, question, asked, text, seen, cosines, score);
  }

  private static StoredTokens stored(TokenVectors seen, String fingerprint) {
    byte[] bytes =
        StoredTokens.write(seen.values(), seen.dimension(), fingerprint, TokenPrecision.INT8);
    return StoredTokens.read(bytes, 0, bytes.length);
  }

  private static void requireFits(int asked, int seen) {
    if ((long) asked * seen > AttentionChoice.MOST_WEIGHTS) {
      throw SolrErrors.badRequest(
          asked
              + " tokens of the question and "
              + seen
              + " of the text are too many pairs to show: shorten one of them");
    }
  }
}
