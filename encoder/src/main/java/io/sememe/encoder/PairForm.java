// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.Fingerprint;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.PairHead;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.tokenize.PairBuilder;
import io.sememe.encoder.tokenize.PairFrame;

/**
 * How an open model scores pairs.
 *
 * @param builder puts a query and a text together
 * @param head how logits become a score
 * @param space what the scores can be compared with
 */
record PairForm(PairBuilder builder, PairHead head, PairSpace space) {

  /**
   * Returns the form of a model.
   *
   * @param fingerprint of what the model itself gives
   * @param frame the special tokens of a pair
   * @param logits what a run gives
   * @throws EncoderException FAILED when the model cannot score pairs
   */
  static PairForm of(
      ModelDescriptor descriptor, Fingerprint fingerprint, PairFrame frame, VectorForm logits) {
    int maxTokens = descriptor.limits().inForce();
    PairHead head = PairHead.of(descriptor, logits.dimension());
    PairBuilder builder = new PairBuilder(frame, maxTokens, descriptor.pairs().queryTokens());
    PairSpace space =
        new PairSpace(
            descriptor.folder().name(),
            fingerprint.ofPairs(head, builder.queryTokens()).hex(),
            maxTokens,
            head.activation().label());
    return new PairForm(builder, head, space);
  }

  /** Returns the score of a text. */
  PairScore score(int text, float[] logits, int truncatedTokens) {
    return score(text, head.logit(logits), truncatedTokens);
  }

  /** Returns the score of a text that the tokenizer refuses. */
  PairScore unreadable(int text) {
    return score(text, PairScore.LOWEST_LOGIT, 0);
  }

  private PairScore score(int text, float logit, int truncatedTokens) {
    return new PairScore(text, logit, head.activation().of(logit), truncatedTokens);
  }
}
