// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.Schedulers;
import java.util.List;

/** The task "question and texts to answers" on whatever model stands in a slot. Thread-safe. */
record ModelAnswerReader(
    String model, ModelSlot slot, Schedulers schedulers, EncoderSettings settings)
    implements AnswerReader {
  @Override
  public AnswerSpace space(Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AskedQuestion ask(String question, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Answers read(AskedQuestion question, List<AnswerText> texts, int most, Deadline deadline) {
    throw new UnsupportedOperationException();
  }
}
