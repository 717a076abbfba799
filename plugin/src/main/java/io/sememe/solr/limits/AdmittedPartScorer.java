// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.limits;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.PartScore;
import io.sememe.encoder.PartScorer;
import io.sememe.encoder.TextParts;
import io.sememe.encoder.TokenSpace;
import java.util.List;

/**
 * Scores parts of texts for so many searches at the same time, and refuses the others. Thread-safe.
 *
 * @param scorer scores them
 * @param searches lets searches in
 */
public record AdmittedPartScorer(PartScorer scorer, Gate searches) implements PartScorer {
  @Override
  public String model() {
    return scorer.model();
  }

  @Override
  public TokenSpace space(Deadline deadline) {
    return scorer.space(deadline);
  }

  @Override
  public List<List<PartScore>> score(
      float[] questionRows, List<TextParts> texts, Deadline deadline) {
    return searches.inside(() -> scorer.score(questionRows, texts, deadline));
  }
}
