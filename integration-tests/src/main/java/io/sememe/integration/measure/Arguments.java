// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A command line taken apart.
 *
 * @param positional the words that stand for themselves
 * @param options the values of --name VALUE, without the dashes
 */
public record Arguments(List<String> positional, Map<String, String> options) {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,8}([.][0-9]{1,8})?");

  /** Copies both. */
  public Arguments {
    positional = List.copyOf(positional);
    options = Map.copyOf(options);
  }

  /**
   * Takes a command line apart.
   *
   * @param known the names of the options that there are, without the dashes
   * @throws UsageException when an option is not known or has no value
   */
  public static Arguments parse(List<String> words, Set<String> known) throws UsageException {
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

  /** The only positional word, an existing folder. */
  Path folder() throws UsageException {
    if (positional.size() != 1) {
      throw new UsageException("Expected one folder, got " + positional + ".");
    }
    return existing(positional.get(0));
  }

  /** The only positional word, an existing file. */
  Path file() throws UsageException {
    if (positional.size() != 1) {
      throw new UsageException("Expected one file, got " + positional + ".");
    }
    Path file = Path.of(positional.get(0)).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new UsageException(file + " is no file.");
    }
    return file;
  }

  /** As {@link #folder}, but it need not be given. */
  Optional<Path> folderIfAny() throws UsageException {
    return positional.isEmpty() ? Optional.empty() : Optional.of(folder());
  }

  /** The only positional word, a whole number from 1; it need not be given. */
  Optional<Integer> positiveIfAny(String meaning) throws UsageException {
    if (positional.isEmpty()) {
      return Optional.empty();
    }
    if (positional.size() > 1 || !NUMBER.matcher(positional.get(0)).matches()) {
      throw new UsageException(meaning + " is a whole number from 1, got " + positional + ".");
    }
    return Optional.of(Integer.valueOf(positional.get(0)));
  }

  /** The value of an option, if it is given. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** An option that is a whole number, at least 1. */
  Optional<Integer> number(String name) throws UsageException {
    String value = options.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(value).matches()) {
      throw new UsageException("--" + name + " takes a whole number from 1, got: " + value);
    }
    return Optional.of(Integer.valueOf(value));
  }

  /** An option that is a decimal number, as it was written. */
  Optional<String> decimal(String name) throws UsageException {
    String value = options.get(name);
    if (value != null && !DECIMAL.matcher(value).matches()) {
      throw new UsageException("--" + name + " takes a decimal number, got: " + value);
    }
    return Optional.ofNullable(value);
  }

  /** An option that is one or several words of those there are, with commas between them. */
  Optional<List<String>> choices(String name, List<String> known) throws UsageException {
    Optional<List<String>> chosen = option(name).map(value -> List.of(value.split(",")));
    for (String word : chosen.orElse(List.of())) {
      if (!known.contains(word)) {
        throw new UsageException("There is no \"" + word + "\" among " + known + ".");
      }
    }
    return chosen;
  }

  /** An option that is a file or folder that exists. */
  Optional<Path> path(String name) throws UsageException {
    Optional<Path> path = option(name).map(value -> Path.of(value).toAbsolutePath().normalize());
    if (path.isPresent() && !Files.exists(path.get())) {
      throw new UsageException(path.get() + " does not exist.");
    }
    return path;
  }

  private static Path existing(String word) throws UsageException {
    Path folder = Path.of(word).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + " is no folder.");
    }
    return folder;
  }
}
