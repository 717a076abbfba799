// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.limits;

import io.sememe.encoder.AnswerReader;
import io.sememe.encoder.AnswerSpace;
import io.sememe.encoder.AnswerText;
import io.sememe.encoder.Answers;
import io.sememe.encoder.AskedQuestion;
import io.sememe.encoder.Deadline;
import java.util.List;

/**
 * Reads texts for so many searches at the same time, and refuses the others. Thread-safe.
 *
 * @param reader reads them
 * @param searches lets searches in
 */
public record AdmittedAnswerReader(AnswerReader reader, Gate searches) implements AnswerReader {
  @Override
  public String model() {
    return reader.model();
  }

  @Override
  public AnswerSpace space(Deadline deadline) {
    return reader.space(deadline);
  }

  /** Prepares a question; who asks for it has been let in. */
  @Override
  public AskedQuestion ask(String question, Deadline deadline) {
    return reader.ask(question, deadline);
  }

  @Override
  public Answers read(AskedQuestion question, List<AnswerText> texts, int most, Deadline deadline) {
    return searches.inside(() -> reader.read(question, texts, most, deadline));
  }
}
