// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the owner of a job is gone: its node has left the cluster, its server was started
 * anew, or its beat has stood still on this machine's clock. Not thread-safe.
 */
final class OwnerWatch {
  /** Long enough for any garbage collection that a search server survives. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private final Owner me;
  private final Predicate<String> liveNodes;
  private final Timing timing;
  private @Nullable Owner seen;
  private long seenBeat;
  private long seenAt;

  /**
   * Starts to watch.
   *
   * @param me who asks
   * @param liveNodes whether a node, by its name, is part of the cluster
   * @param timing the clock
   */
  OwnerWatch(Owner me, Predicate<String> liveNodes, Timing timing) {
    this.me = me;
    this.liveNodes = liveNodes;
    this.timing = timing;
  }

  /** Looks at a job; returns whether nobody works on it who could. */
  boolean isFree(Job job) {
    Owner owner = job.owner();
    return owner == null
        || owner.equals(me)
        || me.isOtherRunOf(owner)
        || !liveNodes.test(owner.node())
        || isStill(owner, job.beat());
  }

  private boolean isStill(Owner owner, long beat) {
    if (!owner.equals(seen) || beat != seenBeat) {
      seen = owner;
      seenBeat = beat;
      seenAt = timing.nanos();
    }
    return timing.nanos() - seenAt > LEASE.toNanos();
  }
}
