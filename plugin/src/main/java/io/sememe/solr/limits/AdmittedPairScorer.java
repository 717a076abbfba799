// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.limits;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.PairScore;
import io.sememe.encoder.PairScorer;
import io.sememe.encoder.PairSpace;
import java.util.List;

/**
 * Scores pairs for so many searches at the same time, and refuses the others. Thread-safe.
 *
 * @param scorer scores them
 * @param limits how long queries may be
 * @param searches lets searches in
 */
public record AdmittedPairScorer(PairScorer scorer, RequestLimits limits, Gate searches)
    implements PairScorer {
  @Override
  public String model() {
    return scorer.model();
  }

  @Override
  public PairSpace space(Deadline deadline) {
    return scorer.space(deadline);
  }

  @Override
  public List<PairScore> score(String query, List<String> texts, Deadline deadline) {
    limits.requireQuery(query);
    return searches.inside(() -> scorer.score(query, texts, deadline));
  }
}
