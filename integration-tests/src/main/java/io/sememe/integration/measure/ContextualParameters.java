// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The options that are handed to {@code {!contextual}} as they are, where they are given. */
final class ContextualParameters {

  static final Set<String> OPTIONS = Set.of("alpha", "floor", "ceiling");

  static final String USAGE = "[--alpha X] [--floor X] [--ceiling X]";

  private ContextualParameters() {}

  static Map<String, String> of(Arguments arguments) throws UsageException {
    Map<String, String> parameters = new TreeMap<>();
    for (String name : OPTIONS) {
      arguments.decimal(name).ifPresent(value -> parameters.put(name, value));
    }
    return parameters;
  }
}
