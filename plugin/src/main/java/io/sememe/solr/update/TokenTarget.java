// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.PendingTokenVectors;
import io.sememe.encoder.Role;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TokenEmbedder;
import io.sememe.encoder.TokenPrecision;
import io.sememe.encoder.TokenVectors;
import io.sememe.solr.models.SameModel;
import java.util.Locale;

/**
 * A space of token vectors that documents are encoded for, beside the space of their vectors.
 *
 * @param embedder the model
 * @param fingerprint the space's fingerprint, of 32 hexadecimal digits
 * @param precision how exactly token vectors are kept
 */
record TokenTarget(TokenEmbedder embedder, String fingerprint, TokenPrecision precision) {
  /** As many as stored token vectors have of it themselves. */
  private static final int DIGITS = 16;

  /** Returns what says which token vectors these are: the precision and half the fingerprint. */
  String mark() {
    String label = precision.name().toLowerCase(Locale.ROOT);
    return label + "-" + fingerprint.substring(0, DIGITS);
  }

  /**
   * Starts to make the token vectors of a text.
   *
   * @throws io.sememe.encoder.EncoderException when another model has taken the place of the one
   *     they are for
   */
  PendingTokenVectors start(String text, Deadline deadline) {
    PendingTokenVectors started = embedder.start(text, Role.PASSAGE, deadline);
    SameModel.require(
        embedder.model(),
        fingerprint,
        () -> embedder.space(deadline).fingerprint(),
        started::cancel);
    return started;
  }

  /** Returns token vectors as they lie in the index. */
  byte[] stored(TokenVectors made) {
    return StoredTokens.write(made.values(), made.dimension(), fingerprint, precision);
  }
}
