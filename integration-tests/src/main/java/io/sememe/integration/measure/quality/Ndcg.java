// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Normalised discounted cumulative gain as trec_eval computes ndcg_cut: the gain is the judgement,
 * the discount is log2(rank + 1), and the ideal ranking holds everything that was judged.
 */
public final class Ndcg {

  private Ndcg() {}

  /**
   * The quality of one ranking.
   *
   * @param ranking ids, best first
   * @param judgements the judgement of each judged id; 0 and below mean irrelevant
   * @param depth how many ranks count
   */
  public static double at(int depth, List<String> ranking, Map<String, Integer> judgements) {
    List<Integer> gains = ranking.stream().map(id -> judgements.getOrDefault(id, 0)).toList();
    List<Integer> ideal = judgements.values().stream().sorted(Comparator.reverseOrder()).toList();
    double best = discounted(ideal, depth);
    return best == 0 ? 0 : discounted(gains, depth) / best;
  }

  private static double discounted(List<Integer> gains, int depth) {
    double sum = 0;
    for (int rank = 1; rank <= Math.min(depth, gains.size()); rank++) {
      sum += Math.max(0, gains.get(rank - 1)) * Math.log(2) / Math.log(rank + 1);
    }
    return sum;
  }
}
