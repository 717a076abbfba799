// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import java.util.List;
import java.util.Map;

/**
 * Average precision as trec_eval computes map: the mean, over everything that is relevant, of the
 * precision at its rank; what was not found counts as 0.
 */
final class AveragePrecision {

  private AveragePrecision() {}

  /**
   * The quality of one ranking.
   *
   * @param ranking ids, best first, none twice
   * @param judgements the judgement of each judged id; 0 and below mean irrelevant
   */
  static double of(List<String> ranking, Map<String, Integer> judgements) {
    long relevant = judgements.values().stream().filter(judgement -> judgement > 0).count();
    double sum = 0;
    int found = 0;
    for (int rank = 1; rank <= ranking.size(); rank++) {
      if (judgements.getOrDefault(ranking.get(rank - 1), 0) > 0) {
        found++;
        sum += (double) found / rank;
      }
    }
    return relevant == 0 ? 0 : sum / relevant;
  }
}
