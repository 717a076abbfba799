// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

/**
 * How many runs may begin at a place. Where a crowd of callers waits for searches, the last slot
 * stays free: more is asked than can be encoded anyway, and what comes before and after encoding
 * needs a core too, as do searches that need no model. Guarded by the scheduler's lock.
 */
final class Slots {
  /** More than one search has on its way at a time, and some tens of milliseconds of work. */
  static final int CROWD_PER_SLOT = 8;

  private final int crowd;
  private int free;
  private int waitingSearches;

  /** All are free. A place with one slot, or with threads of its own, keeps none back. */
  Slots(Place place) {
    this.free = place.runs();
    this.crowd =
        place.runs() == 1 || place.ownThreads() ? Integer.MAX_VALUE : place.runs() * CROWD_PER_SLOT;
  }

  /** Returns how many runs may begin now. */
  int open() {
    return waitingSearches < crowd ? free : Math.max(0, free - 1);
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
  }

  /** Counts a caller who waits no longer; the lane is that of {@link #arrive}. */
  void leave(Lane lane) {
    waitingSearches -= lane == Lane.SEARCH ? 1 : 0;
  }
}
