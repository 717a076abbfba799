// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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
   * a node dies somewhere in the first half of it, so that more come in while it is dead. It is
   * never the one that died last.
   */
  static KillPlan draw(long seed, int kills, int documents, int nodes) {
    Random random = new Random(seed);
    List<Kill> drawn = new ArrayList<>();
    int node = random.nextInt(nodes);
    for (int number = 0; number < kills; number++) {
      drawn.add(draw(random, (int) ((long) number * documents / kills), documents / kills, node));
      node = (node + 1 + random.nextInt(nodes - 1)) % nodes;
    }
    return new KillPlan(drawn);
  }

  private static Kill draw(Random random, int from, int length, int node) {
    return new Kill(
        from + random.nextInt(Math.max(1, length / 2)),
        node,
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
