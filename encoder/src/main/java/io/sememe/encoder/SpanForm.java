// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.Activation;
import io.sememe.encoder.model.AnswerSettings;
import io.sememe.encoder.model.Fingerprint;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.tokenize.PairBuilder;
import io.sememe.encoder.tokenize.PairFrame;
import java.util.OptionalInt;

/**
 * How an open model reads answers in texts.
 *
 * @param builder puts a question and a window of a text together
 * @param settings what the model's folder says
 * @param overlapTokens how many tokens two windows share, fewer than any window has
 * @param space what the answers can be compared with
 */
record SpanForm(
    PairBuilder builder, AnswerSettings settings, int overlapTokens, AnswerSpace space) {
  /** The usual numbers of the reference scripts for SQuAD, where the model has room for them. */
  private static final int USUAL_QUESTION = 64;

  private static final int USUAL_OVERLAP = 128;

  /** The logistic of 0: an answer's logits weigh as much as those of "no answer". */
  private static final float LEAST_SCORE = 0.5f;

  /**
   * Returns the form of a model.
   *
   * @param fingerprint of what the model itself gives
   * @param frame the special tokens around question and text
   * @throws EncoderException FAILED when nothing can be read in so few tokens
   */
  static SpanForm of(ModelDescriptor descriptor, Fingerprint fingerprint, PairFrame frame) {
    if (frame.before().length == 0) {
      throw new EncoderException(
          Kind.FAILED,
          "the tokenizer puts no special token before a question; the logits of the first token are"
              + " those of 'no answer'");
    }
    int maxTokens = descriptor.limits().inForce();
    AnswerSettings settings = descriptor.answers();
    PairBuilder builder =
        new PairBuilder(frame, maxTokens, questionTokens(settings, maxTokens - frame.length()));
    int overlap = overlapTokens(settings, maxTokens - frame.length() - builder.queryTokens());
    AnswerSpace space =
        new AnswerSpace(
            descriptor.folder().name(),
            fingerprint.ofAnswers(settings, builder.queryTokens(), overlap).hex(),
            AnswerKind.SPAN,
            LEAST_SCORE);
    return new SpanForm(builder, settings, overlap, space);
  }

  /**
   * Returns how many tokens a question may have.
   *
   * @param room how many tokens special ones leave
   */
  static OptionalInt questionTokens(AnswerSettings settings, int room) {
    return settings.questionTokens().isPresent()
        ? settings.questionTokens()
        : OptionalInt.of(Math.min(USUAL_QUESTION, room / 2));
  }

  /**
   * Returns how many tokens windows share.
   *
   * @param window how many tokens of a text stand beside the longest question
   */
  private static int overlapTokens(AnswerSettings settings, int window) {
    int overlap = settings.overlapTokens().orElse(Math.min(USUAL_OVERLAP, window / 2));
    if (overlap < window) {
      return overlap;
    }
    throw new EncoderException(
        Kind.FAILED,
        "'overlapTokens' of 'answers' is "
            + overlap
            + ", but beside the longest question a window has "
            + window
            + " tokens of a text; lower overlapTokens or questionTokens in sememe.json");
  }

  /** Returns the score of an answer. */
  float score(float logit) {
    return Activation.SIGMOID.of(logit);
  }

  @Override
  public String toString() {
    return "SpanForm[questionTokens="
        + builder.queryTokens()
        + ", overlapTokens="
        + overlapTokens
        + ", "
        + space
        + "]";
  }
}
