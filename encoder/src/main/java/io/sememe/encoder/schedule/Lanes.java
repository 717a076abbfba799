// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What waits, and whose turn it is: the search lane before the index lane. Searches that never end
 * do not stop indexing: after a number of them in a row a waiting passage goes first. Guarded by
 * the scheduler's lock.
 */
final class Lanes {
  /**
   * However many searches come, indexing goes on: this many of them take about as long as one
   * passage.
   */
  static final int SEARCHES_BEFORE_INDEX = 32;

  private final LaneQueue search = new LaneQueue();
  private final LaneQueue index = new LaneQueue();
  private int searchesInARow;

  LaneQueue of(Lane lane) {
    return lane == Lane.SEARCH ? search : index;
  }

  /** Returns how much waits of the bound of a place. */
  QueueDepth depth(Place place) {
    return new QueueDepth(place.name(), search.tokens(), index.tokens(), place.maxQueuedTokens());
  }

  /** Returns how many texts wait. */
  int size() {
    return search.size() + index.size();
  }

  /** Returns whether a text of a lane may go before all that wait in the other lane. */
  boolean isTurnOf(Lane lane) {
    boolean indexIsDue = searchesInARow >= SEARCHES_BEFORE_INDEX;
    return lane == Lane.SEARCH ? index.isEmpty() || !indexIsDue : search.isEmpty() || indexIsDue;
  }

  /** Returns the text whose turn it is, or null when none waits; it stays where it is. */
  @Nullable QueuedText next() {
    if (!search.isEmpty() && isTurnOf(Lane.SEARCH)) {
      return search.first();
    }
    return index.isEmpty() ? null : index.first();
  }

  /** Counts a run that begins. */
  void countRun(Lane lane) {
    searchesInARow = lane == Lane.SEARCH ? searchesInARow + 1 : 0;
  }

  /** Puts a waiting text before those that only indexing wants. */
  void promote(QueuedText text) {
    of(text.lane()).remove(text);
    text.moveTo(Lane.SEARCH);
    search.add(text);
  }

  void wakeAll() {
    search.wakeAll();
    index.wakeAll();
  }
}
