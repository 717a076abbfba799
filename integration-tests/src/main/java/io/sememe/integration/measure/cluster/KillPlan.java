// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * All kills of a run, in their order.
 *
 * @param kills at least one
 */
record KillPlan(List<Kill> kills) {

  private static final int HESITATION_MILLIS = 500;

  /**
   * A node that is back before its session with ZooKeeper has ended, after 6 s, waits for that; one
   * that comes later finds that others went on without it.
   */
  private static final int DOWN_MILLIS = 10_000;

  KillPlan {
    kills = List.copyOf(kills);
    if (kills.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to kill");
    }
  }

  /**
   * Draws kills, the same ones from the same seed. The documents are cut into one stretch per kill;
   * a node dies somewhere in the first half of it, so that more come in while it is dead.
   */
  static KillPlan draw(long seed, int kills, int documents, int nodes) {
    Random random = new Random(seed);
    return new KillPlan(
        IntStream.range(0, kills)
            .mapToObj(number -> draw(random, number * documents / kills, documents / kills, nodes))
            .toList());
  }

  private static Kill draw(Random random, int from, int length, int nodes) {
    return new Kill(
        from + random.nextInt(Math.max(1, length / 2)),
        random.nextInt(nodes),
        random.nextInt(HESITATION_MILLIS),
        random.nextInt(DOWN_MILLIS));
  }

  /**
   * The last document that may be sent when so many kills have been got over: where the one after
   * the next strikes. Any further, and that one would find nothing left to disturb.
   */
  int limit(int healed) {
    int beyond = healed + 1;
    return beyond < kills.size() ? kills.get(beyond).afterDocuments() : Integer.MAX_VALUE;
  }
}
