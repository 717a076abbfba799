// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.TokenEmbedder;
import io.sememe.encoder.TokenPrecision;
import io.sememe.solr.Sememe;
import java.util.Optional;

/**
 * That texts get token vectors beside their vector.
 *
 * @param precision how exactly they are kept
 * @param model the name of the model that makes them; absent when it is the one of the vectors
 */
record TokenConfig(TokenPrecision precision, Optional<String> model) {
  static final String TOKENS = "tokens";
  static final String TOKEN_MODEL = "tokenModel";

  /** Reads the parameters; absent when there are no token vectors. */
  static Optional<TokenConfig> of(Parameters parameters) {
    String model = parameters.text(TOKEN_MODEL, "");
    return parameters
        .oneOrNone(TOKENS, TokenPrecision.class)
        .map(
            precision ->
                new TokenConfig(precision, Optional.of(model).filter(name -> !name.isEmpty())));
  }

  /**
   * Returns the token vectors that go with the vectors of a model.
   *
   * @throws io.sememe.encoder.EncoderException when they cannot be had by the deadline
   */
  TokenTarget target(Sememe sememe, String vectorModel, Deadline deadline) {
    TokenEmbedder embedder = sememe.tasks().tokenEmbedder(model.orElse(vectorModel));
    return new TokenTarget(embedder, embedder.space(deadline).fingerprint(), precision);
  }
}
