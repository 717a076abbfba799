// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.RunPolicy;
import java.util.List;

/**
 * Runs of an open model before anybody uses it: at the edges of what requests can send, and of
 * texts together where they are to share a run.
 */
final class TrialRuns {
  private static final String JOIN_REFUSED = "joinTexts cannot be had: ";

  /** How far apart a text's values may lie alone and in a joined run: rounding. */
  private static final float SAME = 1e-4f;

  private final ModelDescriptor descriptor;
  private final EncoderSession session;
  private final VectorForm form;

  TrialRuns(ModelDescriptor descriptor, EncoderSession session, VectorForm form) {
    this.descriptor = descriptor;
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
    if (!descriptor.joinTexts()) {
      return RunPolicy.ALONE;
    }
    if (!session.isJoinable()) {
      throw joinRefused("the model quantises while it runs, so texts would change each other");
    }
    requireJoining(texts.shortest());
    return RunPolicy.EQUAL_LENGTHS;
  }

  private void requireJoining(long[] text) {
    float[] alone = session.run(text);
    List<float[]> joined;
    try {
      joined = session.run(List.of(text, text));
    } catch (EncoderException e) {
      throw descriptor
          .folder()
          .failed(JOIN_REFUSED + "the model takes one text at a time (" + e.getMessage() + ")", e);
    }
    if (!joined.stream().allMatch(row -> isClose(row, alone))) {
      throw joinRefused("texts change each other");
    }
  }

  private EncoderException joinRefused(String reason) {
    return descriptor.folder().failed(JOIN_REFUSED + reason);
  }

  private static boolean isClose(float[] row, float[] other) {
    for (int i = 0; i < row.length; i++) {
      if (Math.abs(row[i] - other[i]) > SAME * Math.max(1, Math.abs(other[i]))) {
        return false;
      }
    }
    return true;
  }

  private void probe(long[] ids, long token, String what) {
    try {
      form.vectorOf(session.run(ids));
    } catch (EncoderException e) {
      String message = what + " (" + ids.length + " tokens up to number " + token + ")";
      throw new EncoderException(
          Kind.FAILED, "the trial run failed on " + message + ": " + e.getMessage(), e);
    }
  }
}
