// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.Fingerprint;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.tokenize.TermTable;
import java.util.Optional;

/**
 * How an open model gives weighted terms.
 *
 * @param terms those of its vocabulary
 * @param topK how many a text has at most
 * @param queries the weights of a query's own tokens, absent where queries go through the model
 * @param fingerprint of the weights
 */
record SparseForm(TermTable terms, int topK, Optional<QueryTerms> queries, String fingerprint) {

  /**
   * Returns the form of a model.
   *
   * @param fingerprint of what the model itself gives
   * @throws EncoderException FAILED when the file of weights for queries cannot be used
   */
  static SparseForm of(ModelDescriptor descriptor, Fingerprint fingerprint, TermTable terms) {
    return new SparseForm(
        terms,
        descriptor.sparse().topK(),
        descriptor
            .sparse()
            .queryWeights()
            .map(file -> QueryTerms.read(descriptor.folder(), file, terms)),
        fingerprint.ofTerms(descriptor.sparse()).hex());
  }

  /** Returns the weights of a text's own tokens, absent where it goes through the model. */
  Optional<QueryTerms> lookup(Role role) {
    return role == Role.QUERY ? queries : Optional.empty();
  }

  @Override
  public String toString() {
    return "SparseForm[topK="
        + topK
        + ", queries="
        + queries.map(QueryTerms::size).orElse(0)
        + ", fingerprint="
        + fingerprint
        + "]";
  }
}
