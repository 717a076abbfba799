// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import io.sememe.integration.node.NodeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a process answered to a command.
 *
 * @param figures its key=value words
 */
public record Answer(Map<String, String> figures) {

  public Answer {
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

  /** The text of a figure. */
  public String text(String key) {
    String value = figures.get(key);
    if (value == null) {
      throw new NodeException("no " + key + " in the answer: " + figures.keySet());
    }
    return value;
  }

  /** A whole number. */
  public long number(String key) {
    return Long.parseLong(text(key));
  }

  /** Whole numbers between commas. */
  public List<Long> numbers(String key) {
    return Arrays.stream(text(key).split(",")).map(Long::valueOf).toList();
  }

  /** How long it took, by its own clock. */
  public double seconds() {
    return number("nanos") / 1e9;
  }
}
