// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Everybody once per round, each round beginning with another one. */
final class Turns {

  private Turns() {}

  static <T> void take(int rounds, List<T> all, Consumer<T> turn) {
    for (int round = 0; round < rounds; round++) {
      rotated(all, round).forEach(turn);
    }
  }

  static <T> List<T> rotated(List<T> all, int round) {
    List<T> rotated = new ArrayList<>(all);
    Collections.rotate(rotated, -round);
    return rotated;
  }
}
