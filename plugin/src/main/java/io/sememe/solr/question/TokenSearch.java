// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TokenSpace;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.cache.EncodedText;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;

/**
 * A question whose tokens can be compared with those of documents.
 *
 * @param question what was asked
 * @param searched the field that the documents' tokens go with
 * @param encoded the tokens' vectors, one after the other
 */
public record TokenSearch(Question question, SearchedField searched, EncodedText encoded) {
  /** Returns the vectors themselves, not a copy: other requests have the same array. */
  public float[] rows() {
    return encoded.floats();
  }

  /** Tells it to whoever takes parameters of a request. */
  public void tell(BiConsumer<String, String> parameters) {
    parameters.accept(ToldEncoding.tokensParameter(question), ToldEncoding.value(encoded));
  }

  /**
   * Makes sure that documents' tokens can be compared with these.
   *
   * @throws SolrException 409 when they are of another space; 400 when what the request told as
   *     tokens are no vectors of that space
   */
  public void requireComparable(List<StoredTokens> documents) {
    documents.forEach(this::requireSameSpace);
    if (!documents.isEmpty()) {
      // One space has one dimension.
      requireUnitRows(documents.get(0).dimension());
    }
  }

  /**
   * Makes sure that texts' tokens can be compared with these.
   *
   * @param space the space that the texts' tokens are made in
   * @throws SolrException as {@link #requireComparable(List)} does
   */
  public void requireComparable(TokenSpace space) {
    if (!space.fingerprint().equals(encoded.fingerprint())) {
      throw new SolrException(
          ErrorCode.CONFLICT,
          "the question was encoded in another space (fingerprint "
              + encoded.fingerprint()
              + ") than that of model '"
              + space.model()
              + "' on this node ("
              + space.fingerprint()
              + "): install the same model on all nodes");
    }
    requireUnitRows(space.dimension());
  }

  private void requireSameSpace(StoredTokens tokens) {
    if (!tokens.isOf(encoded.fingerprint())) {
      throw new SolrException(
          ErrorCode.CONFLICT,
          "the token vectors beside '"
              + searched.field().name()
              + "' were not made by the model of the question (fingerprint "
              + encoded.fingerprint()
              + "): name the model that made them with model=…, or index the documents again");
    }
  }

  private void requireUnitRows(int dimension) {
    float[] rows = encoded.floats();
    if (rows.length % dimension != 0) {
      throw malformed(ToldEncoding.tokensParameter(question));
    }
    for (int row = 0; row < rows.length; row += dimension) {
      if (!ToldVectors.isUnit(rows, row, dimension)) {
        throw malformed(ToldEncoding.tokensParameter(question));
      }
    }
  }

  /** Refuses told tokens that are no vectors of any space. */
  static void requireVectors(String parameter, EncodedText told) {
    if (!ToldVectors.isFingerprint(told.fingerprint())) {
      throw malformed(parameter);
    }
    for (float value : told.floats()) {
      if (!Float.isFinite(value)) {
        throw malformed(parameter);
      }
    }
  }

  private static SolrException malformed(String parameter) {
    return SolrErrors.badRequest(
        parameter
            + " must be a fingerprint and vectors of length 1 of the model's tokens: leave it away, and the question"
            + " is encoded");
  }
}
