// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import java.util.List;
import java.util.Map;

/**
 * The exact rankings of all questions, in the space that is left and in the one that is moved to.
 * The documents are the same all the time, and so are these.
 *
 * @param old by question
 * @param fresh by question
 */
record Spaces(Map<String, Ranking> old, Map<String, Ranking> fresh) {

  /** Where an answer may come from. */
  enum Origin {
    OLD,
    FRESH,
    /** The spaces agree on this question. */
    EITHER,
    NEITHER
  }

  Spaces {
    old = Map.copyOf(old);
    fresh = Map.copyOf(fresh);
  }

  Origin originOf(Search search) {
    boolean isOld = in(old, search).explains(search.hits());
    boolean isFresh = in(fresh, search).explains(search.hits());
    if (isOld) {
      return isFresh ? Origin.EITHER : Origin.OLD;
    }
    return isFresh ? Origin.FRESH : Origin.NEITHER;
  }

  /** Whether an answer is what an exact search finds in one of the spaces. */
  boolean isExact(Search search) {
    return in(old, search).isExactly(search.hits()) || in(fresh, search).isExactly(search.hits());
  }

  private static Ranking in(Map<String, Ranking> space, Search search) {
    return space.getOrDefault(search.question(), Ranking.of(List.of()));
  }
}
