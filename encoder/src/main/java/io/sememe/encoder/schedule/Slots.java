// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many runs may begin at a place. Where a crowd of callers waits for searches, the last slot
 * stays free: more is asked than can be encoded anyway, and what comes before and after encoding
 * needs a core too, as do searches that need no model. Guarded by the scheduler's lock.
 */
final class Slots {
  /** More than one search has on its way at a time, and some tens of milliseconds of work. */
  static final int CROWD_PER_SLOT = 8;

  /**
   * A crowd comes in waves: who was answered asks again, who was refused comes again after some
   * seconds. Between two waves there is still a crowd.
   */
  static final Duration BETWEEN_WAVES = Duration.ofSeconds(2);

  private final LongSupplier nanoTime;
  private final int crowd;
  private int free;
  private int waitingSearches;
  private long crowdEnds;

  /** All are free. A place with one slot, or with threads of its own, keeps none back. */
  Slots(Place place) {
    this(place, System::nanoTime);
  }

  Slots(Place place, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.free = place.runs();
    this.crowd =
        place.runs() == 1 || place.ownThreads() ? Integer.MAX_VALUE : place.runs() * CROWD_PER_SLOT;
    this.crowdEnds = nanoTime.getAsLong();
  }

  /** Returns how many runs may begin now. While one is held back, another runs, or may begin. */
  int open() {
    return isCrowded() ? Math.max(0, free - 1) : free;
  }

  private boolean isCrowded() {
    return waitingSearches >= crowd || nanoTime.getAsLong() - crowdEnds < 0;
  }

  void take() {
    free--;
  }

  void giveBack() {
    free++;
  }

  /** Counts a caller who begins to wait. */
  void arrive(Lane lane) {
    waitingSearches += lane == Lane.SEARCH ? 1 : 0;
    if (waitingSearches >= crowd) {
      crowdEnds = nanoTime.getAsLong() + BETWEEN_WAVES.toNanos();
    }
  }

  /** Counts a caller who waits no longer; the lane is that of {@link #arrive}. */
  void leave(Lane lane) {
    waitingSearches -= lane == Lane.SEARCH ? 1 : 0;
  }
}
