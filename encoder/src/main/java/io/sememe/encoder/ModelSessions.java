// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.AnswerSettings;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ProjectionFile;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.model.TokenVectorSettings;
import io.sememe.encoder.onnx.AttentionSession;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.onnx.NativeSession;
import io.sememe.encoder.onnx.Placement;
import io.sememe.encoder.onnx.graph.SpanPlan;
import io.sememe.encoder.onnx.graph.SparsePlan;
import io.sememe.encoder.onnx.graph.StatesPlan;
import io.sememe.encoder.tokenize.PairFrame;
import io.sememe.encoder.tokenize.TermTable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions on a model folder whose files have been hashed: perhaps some time later, so each
 * makes sure that they are still the same.
 *
 * @param descriptor what the folder says
 * @param hashes of its files
 * @param placement where it runs
 */
record ModelSessions(ModelDescriptor descriptor, FileHashes hashes, Placement placement) {

  /**
   * Opens the model for what its task gives of each text.
   *
   * @param frame what stands around the texts of a pair, null unless the model sees two at once
   * @param terms of the vocabulary, null unless the task is sparse embedding
   */
  EncoderSession main(
      TokenVectorTokenizer tokens, @Nullable PairFrame frame, @Nullable TermTable terms) {
    if (terms != null) {
      SparsePlan plan =
          new SparsePlan(descriptor.output(), descriptor.sparse().topK(), terms.numbers());
      return EncoderSession.openTerms(file(), plan, descriptor.rewrites(), placement);
    }
    if (frame != null && descriptor.task() == Task.QUESTION_ANSWERING) {
      return spans(frame);
    }
    if (frame != null) {
      return EncoderSession.openPairs(
          file(), descriptor.output(), descriptor.rewrites(), frame::firstSegment, placement);
    }
    return descriptor.task() == Task.TOKEN_EMBEDDING
        ? tokens(tokens)
        : EncoderSession.open(
            file(), descriptor.output(), descriptor.pooling(), descriptor.rewrites(), placement);
  }

  private EncoderSession spans(PairFrame frame) {
    AnswerSettings answers = descriptor.answers();
    SpanPlan plan = new SpanPlan(answers.startOutput(), answers.endOutput());
    return EncoderSession.openSpans(
        file(), plan, descriptor.rewrites(), frame::firstSegment, placement);
  }

  /** Opens the model for the states of its tokens as its own output gives them. */
  EncoderSession states() {
    return states(StatesPlan.of(descriptor.output()));
  }

  /**
   * Opens the model for its vectors of tokens.
   *
   * @throws EncoderException FAILED when it does not fit what the descriptor says of them
   */
  EncoderSession tokens(TokenVectorTokenizer tokens) {
    TokenVectorSettings settings = descriptor.tokenVectors();
    EncoderSession session =
        states(
            new StatesPlan(
                settings.outputOf(descriptor.output()),
                settings.projection().map(file -> ProjectionFile.read(descriptor.folder(), file)),
                tokens.hidden()));
    int stated = settings.dimension().orElse(session.width());
    if (stated != session.width()) {
      session.close();
      throw descriptor
          .folder()
          .failed(
              "tokenVectors in sememe.json: dimension is "
                  + stated
                  + ", the model gives "
                  + session.width());
    }
    return session;
  }

  /** Opens the model for its attention: on the CPU, wherever else it runs. */
  AttentionSession attention() {
    return unchanged(AttentionSession.open(file(), Placement.onCpu(descriptor.devices())));
  }

  private EncoderSession states(StatesPlan plan) {
    return unchanged(EncoderSession.openStates(file(), plan, descriptor.rewrites(), placement));
  }

  private <S extends NativeSession> S unchanged(S session) {
    try {
      hashes.requireUnchanged(descriptor.folder());
      return session;
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  private Path file() {
    return descriptor.folder().file(descriptor.modelFile());
  }
}
