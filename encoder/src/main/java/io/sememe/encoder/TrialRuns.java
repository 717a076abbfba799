// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.onnx.Placement;
import io.sememe.encoder.schedule.RunPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Runs of an open model before anybody uses it: at the edges of what requests can send, and of
 * texts together where they are to share a run.
 */
final class TrialRuns {
  private static final String JOIN_REFUSED = "joinTexts cannot be had: ";
  private static final String GPU_REFUSED = "a GPU, which runs texts together, cannot be had: ";

  /** How far apart a text's values may lie alone and in a joined run: rounding. */
  private static final float SAME = 1e-4f;

  /**
   * How far apart the rows may lie on a GPU, as a part of their length: float16 has three digits,
   * and runs of other sizes take other kernels.
   */
  private static final double SAME_ON_GPU = 2e-2;

  /** A few logits may all be near 0, where rounding is all that is left of them. */
  private static final int MOST_LOGITS = 16;

  private static final double LOGIT_ROUNDING = 0.05;

  private final ModelDescriptor descriptor;
  private final Placement placement;
  private final EncoderSession session;
  private final VectorForm form;

  TrialRuns(
      ModelDescriptor descriptor, Placement placement, EncoderSession session, VectorForm form) {
    this.descriptor = descriptor;
    this.placement = placement;
    this.session = session;
    this.form = form;
  }

  /**
   * Tries the model.
   *
   * @return which texts may share a run
   * @throws EncoderException FAILED when it does not do what its files say
   */
  RunPolicy policy(TrialTexts texts) {
    probe(texts.shortest(), texts.token(), "the highest token number");
    probe(texts.longest(), texts.token(), "the longest text that maxTokens and config.json allow");
    if (placement.isOnGpu()) {
      return onGpu(texts);
    }
    if (!descriptor.joinTexts()) {
      return RunPolicy.ALONE;
    }
    if (!session.isJoinable()) {
      throw joinRefused("the model quantises while it runs, so texts would change each other");
    }
    requireJoining(0, texts.alike(), TrialRuns::isClose);
    return RunPolicy.EQUAL_LENGTHS;
  }

  private RunPolicy onGpu(TrialTexts texts) {
    for (int device = 0; session.isJoinable() && device < session.devices(); device++) {
      requireJoining(device, texts.mixed(), TrialRuns::isCloseOnGpu);
    }
    // The logits of a text, which never leave the device, are far larger than the states of tokens.
    return weighsTerms()
        ? RunForm.ofStates(placement, session.isJoinable()).policy()
        : RunForm.usual(placement, session.isJoinable()).policy();
  }

  private void requireJoining(int device, List<long[]> texts, BiPredicate<float[], float[]> same) {
    List<float[]> joined;
    try {
      joined = session.runOn(device, texts);
    } catch (EncoderException e) {
      if (e.kind() == Kind.OUT_OF_MEMORY) {
        throw e;
      }
      throw descriptor
          .folder()
          .failed(refusal() + "the model takes one text at a time (" + e.getMessage() + ")", e);
    }
    for (int i = 0; i < texts.size(); i++) {
      float[] alone = session.runOn(device, List.of(texts.get(i))).get(0);
      if (!same.test(compared(joined.get(i)), compared(alone))) {
        throw joinRefused("texts change each other");
      }
    }
  }

  // Of terms, whose order is that of their weights, rounding exchanges two of nearly equal weight.
  private float[] compared(float[] row) {
    return weighsTerms() ? Arrays.copyOf(row, row.length / 2) : row;
  }

  private boolean weighsTerms() {
    return descriptor.task() == Task.SPARSE_EMBEDDING;
  }

  private String refusal() {
    return placement.isOnGpu() ? GPU_REFUSED : JOIN_REFUSED;
  }

  private EncoderException joinRefused(String reason) {
    return descriptor.folder().failed(refusal() + reason);
  }

  private static boolean isClose(float[] row, float[] other) {
    for (int i = 0; i < row.length; i++) {
      if (Math.abs(row[i] - other[i]) > SAME * Math.max(1, Math.abs(other[i]))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCloseOnGpu(float[] row, float[] other) {
    double distance = 0;
    double length = 0;
    for (int i = 0; i < row.length; i++) {
      distance += (row[i] - other[i]) * (double) (row[i] - other[i]);
      length += other[i] * (double) other[i];
    }
    double rounding = row.length <= MOST_LOGITS ? LOGIT_ROUNDING : 0;
    return Math.sqrt(distance) <= SAME_ON_GPU * Math.sqrt(length) + rounding;
  }

  private void probe(long[] ids, long token, String what) {
    try {
      form.resultOf(descriptor.task(), session.run(ids));
    } catch (EncoderException e) {
      String message = what + " (" + ids.length + " tokens up to number " + token + ")";
      throw new EncoderException(
          Kind.FAILED, "the trial run failed on " + message + ": " + e.getMessage(), e);
    }
  }
}
