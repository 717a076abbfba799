// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * Late interaction: scores documents by what their tokens have in common with those of a query.
 *
 * <p>The MaxSim of a document is the mean over the query's tokens of the largest cosine that each
 * has with any of the document's tokens (Khattab and Zaharia, "ColBERT", 2020, who sum; the mean
 * does not depend on how long the query is).
 *
 * <p>The query's vectors count with 14 bits, so what a score lacks in exactness is what the stored
 * vectors lack: with INT8 at most max|component| / 254 x sqrt(dimension) per cosine, and in
 * practice less than 0.01; BIT is a ranking of its own, in the same range. Scores are the same
 * whatever other documents are in a call.
 *
 * <p>Thread-safe.
 */
public interface MaxSim {
  /** The score of a document that has no tokens, the lowest there is. */
  float NO_TOKENS = -1;

  /**
   * Scores documents, in the calling thread.
   *
   * @param queryRows the token vectors of the query: [tokens, dimension], at least one, each of
   *     length 1, from the same space as the documents'
   * @param dimension the length of each
   * @param documents any number, of either precision
   * @return for each document, in order, its score, -1 to 1; {@link #NO_TOKENS} for one without
   *     tokens
   * @throws IllegalArgumentException when the sizes do not fit, or the query has no tokens
   * @throws EncoderException BAD_INPUT when a document's dimension is another one; INTERNAL when a
   *     vector of the query has not length 1; FAILED when ONNX Runtime cannot be used; UNLOADED
   *     when the encoders are closed
   */
  float[] scores(float[] queryRows, int dimension, List<StoredTokens> documents);

  /**
   * Returns what a score is made of, in the calling thread.
   *
   * @param queryRows as {@link #scores} has them
   * @param dimension the length of each
   * @param document of either precision
   * @return the cosine of each token of the query with each token of the document: [tokens of the
   *     query, tokens of the document]; {@link #scores} gives the mean over the first of the
   *     largest over the second
   * @throws IllegalArgumentException as {@link #scores} does
   * @throws EncoderException as {@link #scores} does
   */
  float[] cosines(float[] queryRows, int dimension, StoredTokens document);
}
