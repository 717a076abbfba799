// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import io.sememe.integration.measure.reembed.Search.Outcome;
import io.sememe.integration.measure.reembed.Spaces.Origin;
import java.util.List;

/**
 * What became of all searches.
 *
 * @param failed had no answer while the node was up
 * @param cutOff had none because the node was killed
 * @param mixed have an answer that comes from neither space
 * @param inexact have an answer of one of the spaces, but for documents that the graph missed
 * @param turnedBack have an answer of the old space although they were sent when somebody had an
 *     answer of the new one, or the job had said that it is done
 */
record Verdict(long failed, long cutOff, long mixed, long inexact, long turnedBack) {

  /** Judges; the job said at that moment that it is done. */
  static Verdict of(List<Search> searches, Spaces spaces, long done) {
    List<Search> answered = searches.stream().filter(Search::isAnswered).toList();
    List<Search> mixed = from(Origin.NEITHER, answered, spaces);
    long switched =
        from(Origin.FRESH, answered, spaces).stream()
            .mapToLong(Search::received)
            .reduce(done, Math::min);
    long turnedBack =
        from(Origin.OLD, answered, spaces).stream().filter(one -> one.sent() > switched).count();
    long exact = answered.stream().filter(spaces::isExact).count();
    return new Verdict(
        count(Outcome.FAILED, searches),
        count(Outcome.CUT_OFF, searches),
        mixed.size(),
        answered.size() - exact - mixed.size(),
        turnedBack);
  }

  private static List<Search> from(Origin origin, List<Search> answered, Spaces spaces) {
    return answered.stream().filter(search -> spaces.originOf(search) == origin).toList();
  }

  private static long count(Outcome outcome, List<Search> searches) {
    return searches.stream().filter(search -> search.outcome() == outcome).count();
  }
}
