// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.node.NodeException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a process answered to a command.
 *
 * @param figures its key=value words
 */
record Answer(Map<String, String> figures) {

  Answer {
    figures = Map.copyOf(figures);
  }

  /** Takes a line apart: {@code ok key=value ...}, or anything else for a failure. */
  static Answer parse(String line) {
    String[] words = line.split(" ");
    if (!words[0].equals("ok")) {
      throw new NodeException(line);
    }
    return new Answer(
        Arrays.stream(words)
            .skip(1)
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : "")));
  }

  long number(String key) {
    String value = figures.get(key);
    if (value == null) {
      throw new NodeException("no " + key + " in the answer: " + figures);
    }
    return Long.parseLong(value);
  }

  double seconds() {
    return number("nanos") / 1e9;
  }
}
