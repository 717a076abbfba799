// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import io.sememe.command.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code solr.in.sh} or {@code solr.in.cmd} says, on top of the environment. The file is read,
 * not run: what it computes with commands is not known.
 *
 * @param file where it was read from, if anywhere
 * @param values of its variables and the environment's
 */
record SolrSettings(Optional<Path> file, Map<String, String> values) {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_]\\w*)(\\+?=)(.*)");
  private static final Pattern SET =
      Pattern.compile("\\s*@?set\\s+\"?([A-Za-z_]\\w*)=(.*?)\"?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PERCENT = Pattern.compile("%(\\w+)%");
  private static final List<Path> USUAL =
      List.of(Path.of("/etc/default/solr.in.sh"), Path.of("/opt/solr/bin/solr.in.sh"));

  /**
   * Reads a file, or that in the usual place, or nothing.
   *
   * @throws CommandException when a file that was named cannot be read
   */
  static SolrSettings of(Optional<Path> named, Map<String, String> environment) {
    Optional<Path> file =
        named
            .or(() -> included(environment))
            .or(() -> USUAL.stream().filter(Files::isReadable).findFirst());
    Map<String, String> values = new HashMap<>(environment);
    if (file.isPresent()) {
      boolean batch = file.get().toString().toLowerCase(Locale.ROOT).endsWith(".cmd");
      lines(file.get()).forEach(line -> assign(line, batch, values));
    }
    return new SolrSettings(file, Map.copyOf(values));
  }

  // Where bin/solr finds this variable, it looks nowhere else.
  private static Optional<Path> included(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("SOLR_INCLUDE"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(Files::isReadable);
  }

  private static List<String> lines(Path file) {
    try {
      return List.of(Files.readString(file).replaceAll("[\\\\^]\r?\n", " ").split("\r?\n"));
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e, e);
    }
  }

  private static void assign(String line, boolean batch, Map<String, String> values) {
    Matcher matcher = (batch ? SET : ASSIGNMENT).matcher(line);
    if (!matcher.matches()) {
      return;
    }
    String name = matcher.group(1);
    if (batch) {
      values.put(name, percents(matcher.group(2), values));
    } else {
      String value = ShellText.value(matcher.group(3), values);
      String before = matcher.group(2).equals("+=") ? values.getOrDefault(name, "") : "";
      values.put(name, before + value);
    }
  }

  private static String percents(String text, Map<String, String> values) {
    return PERCENT
        .matcher(text)
        .replaceAll(one -> Matcher.quoteReplacement(values.getOrDefault(one.group(1), "")));
  }

  /** Returns the value of a variable; nothing when it is empty. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /** Returns the options of Solr's JVM, {@code --option value} as {@code --option=value}. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    List<String> words = words("SOLR_OPTS");
    for (int i = 0; i < words.size(); i++) {
      boolean hasValue =
          words.get(i).startsWith("--")
              && !words.get(i).contains("=")
              && i + 1 < words.size()
              && !words.get(i + 1).startsWith("-");
      options.add(hasValue ? words.get(i) + "=" + words.get(++i) : words.get(i));
    }
    return options;
  }

  /** Returns the words of a variable's value; none when it has none. */
  List<String> words(String name) {
    return Arrays.stream(values.getOrDefault(name, "").split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Returns the values of an option, such as {@code --add-modules}, that may be a list. */
  List<String> optionValues(String option) {
    return options().stream()
        .filter(one -> one.startsWith(option + "="))
        .flatMap(one -> Arrays.stream(one.substring(option.length() + 1).split(",")))
        .toList();
  }

  /** Returns a system property of Solr's JVM: the last one counts. */
  Optional<String> property(String name) {
    return options().stream()
        .filter(option -> option.startsWith("-D" + name + "="))
        .map(option -> option.substring(name.length() + "-D=".length()))
        .reduce((first, last) -> last);
  }

  /** Returns where a person changes these settings. */
  String place() {
    return file.map(Path::toString).orElse("solr.in.sh");
  }
}
