// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A command line taken apart.
 *
 * @param positional the words that stand for themselves
 * @param options the values of --name VALUE, without the dashes
 */
record Arguments(List<String> positional, Map<String, String> options) {

  Arguments {
    positional = List.copyOf(positional);
    options = Map.copyOf(options);
  }

  static Arguments parse(List<String> words, Set<String> known) throws UsageException {
    List<String> positional = new ArrayList<>();
    Map<String, String> options = new TreeMap<>();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (!word.startsWith("--")) {
        positional.add(word);
      } else if (!known.contains(word.substring(2))) {
        throw new UsageException("There is no option " + word + ".");
      } else if (!rest.hasNext()) {
        throw new UsageException("Option " + word + " needs a value.");
      } else {
        options.put(word.substring(2), rest.next());
      }
    }
    return new Arguments(positional, options);
  }

  /** The only positional word. */
  String single(String meaning) throws UsageException {
    if (positional.size() != 1) {
      throw new UsageException("Expected one " + meaning + ", got " + positional + ".");
    }
    return positional.get(0);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
