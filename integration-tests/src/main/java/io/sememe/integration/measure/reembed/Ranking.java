// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import java.util.Iterator;
import java.util.List;

/**
 * The documents nearest to a question in one vector space, found without an index of vectors.
 *
 * <p>Searches that are measured go through Lucene's graph, which now and then misses a document,
 * and not the same one after segments were merged. What it finds is in the order of the exact
 * ranking all the same, with a gap where it missed one. Two gaps in ten are let pass; a search over
 * vectors of another model, or over documents of which every fifth has no vector yet, has more.
 *
 * @param ids the first ones, best first, {@link #LENGTH} of them where there are as many documents
 */
record Ranking(List<String> ids) {

  /** How many documents a search shows. */
  static final int SHOWN = 10;

  private static final int GAPS = 2;

  /** How many documents are known of each ranking. */
  static final int LENGTH = SHOWN + GAPS;

  Ranking {
    ids = List.copyOf(ids);
  }

  /** Whether these are the first documents, all of them. */
  boolean isExactly(List<String> found) {
    return found.equals(ids.subList(0, Math.min(SHOWN, ids.size())));
  }

  /** Whether a search of this space finds these. */
  boolean explains(List<String> found) {
    if (found.size() != Math.min(SHOWN, ids.size())) {
      return false;
    }
    Iterator<String> rest = ids.iterator();
    return found.stream().allMatch(id -> isAmong(rest, id));
  }

  /** Leaves the iterator behind the id. */
  private static boolean isAmong(Iterator<String> rest, String id) {
    while (rest.hasNext()) {
      if (rest.next().equals(id)) {
        return true;
      }
    }
    return false;
  }
}
