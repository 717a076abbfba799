// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.Schedulers;
import java.util.List;

/**
 * The task "question and parts of texts to scores" on whatever model stands in a slot. Thread-safe.
 */
record ModelPartScorer(
    String model, ModelSlot slot, Schedulers schedulers, EncoderSettings settings, MaxSim maxSim)
    implements PartScorer {
  @Override
  public TokenSpace space(Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<List<PartScore>> score(
      float[] questionRows, List<TextParts> texts, Deadline deadline) {
    throw new UnsupportedOperationException();
  }
}
