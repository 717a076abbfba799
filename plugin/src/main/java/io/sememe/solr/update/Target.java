// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PassagePooling;
import io.sememe.encoder.PendingEmbedding;
import io.sememe.encoder.PendingPassages;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.PassageFields;
import io.sememe.solr.models.SameModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A vector space that documents are encoded for: which model, and where its vectors go.
 *
 * @param embedder the model
 * @param fingerprint its fingerprint
 * @param dest the field for the vectors
 * @param tokens the space of the token vectors beside them, where they are wanted
 */
record Target(
    TextEmbedder embedder, String fingerprint, Destination dest, Optional<TokenTarget> tokens) {

  /** Returns the name of the vector field. */
  String field() {
    return dest.field().name();
  }

  /** Returns the name of the field that says what the vectors were made from. */
  String hashField() {
    return dest.hashField();
  }

  /** Returns the name of the field that holds token vectors. */
  String tokensField() {
    return dest.tokensField();
  }

  /** Returns the names of the fields that hold what a text gets. */
  Stream<String> vectorFields() {
    return tokens.isPresent() ? Stream.of(field(), tokensField()) : Stream.of(field());
  }

  /**
   * Starts to make the vector of a text.
   *
   * @throws EncoderException when another model has taken the place of the one it is for
   */
  PendingEmbedding start(String text, Deadline deadline) {
    PendingEmbedding started = embedder.start(text, Role.PASSAGE, deadline);
    requireSameModel(deadline, started::cancel);
    return started;
  }

  /** Starts to make the vectors of a text's passages; fails as {@link #start} does. */
  PendingPassages startPassages(
      String text, List<TextSpan> passages, PassagePooling pooling, Deadline deadline) {
    PendingPassages started = embedder.startPassages(text, passages, pooling, deadline);
    requireSameModel(deadline, started::cancel);
    return started;
  }

  private void requireSameModel(Deadline deadline, Runnable giveUp) {
    SameModel.require(
        embedder.model(), fingerprint, () -> embedder.space(deadline).fingerprint(), giveUp);
  }

  /**
   * Starts to make the token vectors of texts, where they are wanted.
   *
   * @param giveUp gives up the vectors of the same texts, when these cannot be started
   */
  PendingTokens startTokens(List<String> texts, Deadline deadline, Runnable giveUp) {
    try {
      return PendingTokens.start(tokens, texts, deadline);
    } catch (RuntimeException e) {
      giveUp.run();
      throw e;
    }
  }

  /** Returns what says which models make what a text gets: their fingerprints. */
  String models() {
    return fingerprint + tokens.map(space -> "-" + space.mark()).orElse("");
  }

  /** Returns the name under which a document holds its passages. */
  String nestedField() {
    return PassageFields.nestedIn(field());
  }
}
