// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.util.HashMap;
import java.util.Map;

/** Sets of commands. */
final class Commands {

  private Commands() {}

  static Map<String, Command> both(Map<String, Command> one, Map<String, Command> other) {
    Map<String, Command> all = new HashMap<>(one);
    all.putAll(other);
    return all;
  }
}
