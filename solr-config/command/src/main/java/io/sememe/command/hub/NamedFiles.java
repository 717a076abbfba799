// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.command.CommandException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that a model's own {@code sememe.json} names. Whoever wrote it may have named anything:
 * a name is a wish that holds only where the source has such a file inside of the model's folder.
 *
 * @param bySetting those that the model cannot do without, by the setting that names them
 * @param pinned those whose SHA-256 it states
 */
public record NamedFiles(Map<String, String> bySetting, Set<String> pinned) {
  /** The names in a folder without a {@code sememe.json}. */
  public static final NamedFiles NONE = new NamedFiles(Map.of(), Set.of());

  static final String MODEL = "model";
  static final String TOKENIZER = "tokenizer";

  private static final String PROJECTION = "tokenVectors.projection";
  private static final List<String> SETTINGS =
      List.of(MODEL, TOKENIZER, PROJECTION, "sparse.queryWeights");
  private static final Set<String> STEPS_ELSEWHERE = Set.of("", ".", "..");
  private static final int SHOWN_CHARACTERS = 60;

  /** Keeps copies. */
  public NamedFiles {
    bySetting = Map.copyOf(bySetting);
    pinned = Set.copyOf(pinned);
  }

  /** Reads what is named; a setting that is no text is left to those who read it all. */
  public static NamedFiles of(ObjectNode json) {
    Map<String, String> bySetting = new TreeMap<>();
    for (String setting : SETTINGS) {
      JsonNode name = json.at("/" + setting.replace('.', '/'));
      if (name.isTextual()) {
        bySetting.put(setting, name.textValue());
      }
    }
    Set<String> pinned = new TreeSet<>();
    json.path(DescriptorJson.SUMS).fieldNames().forEachRemaining(pinned::add);
    return new NamedFiles(bySetting, pinned);
  }

  /**
   * Returns the file that a setting names, if it names one.
   *
   * @param names all that there are
   * @throws CommandException when there is no such file, or it lies elsewhere
   */
  Optional<String> file(String setting, Collection<String> names) {
    Optional<String> named = Optional.ofNullable(bySetting.get(setting));
    named.ifPresent(name -> requireThere(setting, name, names));
    return named;
  }

  /** Returns the files of all settings but the model's and its tokenizer's. */
  Set<String> others(Collection<String> names) {
    Set<String> others = new TreeSet<>();
    for (String setting : SETTINGS) {
      if (!setting.equals(MODEL) && !setting.equals(TOKENIZER)) {
        file(setting, names).ifPresent(others::add);
      }
    }
    besideProjection().filter(names::contains).ifPresent(others::add);
    return others;
  }

  // It says whether the layer is one that can be computed.
  private Optional<String> besideProjection() {
    return Optional.ofNullable(bySetting.get(PROJECTION))
        .map(file -> file.substring(0, file.lastIndexOf('/') + 1))
        .map(folder -> folder + "config.json");
  }

  /** Returns the files with a SHA-256 that there are. */
  Set<String> pinned(Collection<String> names) {
    Set<String> there = new TreeSet<>(pinned);
    there.removeIf(name -> !isSafe(name) || !names.contains(name));
    return there;
  }

  private static void requireThere(String setting, String name, Collection<String> names) {
    if (!isSafe(name)) {
      throw new CommandException(
          named(setting, name)
              + ": a file is named from the model's folder on, with '/' and without '.' and '..'");
    }
    if (!names.contains(name)) {
      throw new CommandException(
          named(setting, name)
              + ", and there is no such file"
              + (setting.equals(MODEL) ? ": name another one with --file" : ""));
    }
  }

  private static String named(String setting, String name) {
    String start = name.substring(0, Math.min(name.length(), SHOWN_CHARACTERS));
    String shown = start.replaceAll("[^\\x20-\\x7E]", "?");
    return "'" + setting + "' in " + DescriptorJson.NAME + " names '" + shown + "'";
  }

  private static boolean isSafe(String name) {
    return !name.contains("\\")
        && Arrays.stream(name.split("/", -1)).noneMatch(STEPS_ELSEWHERE::contains)
        && !PartFile.isName(name);
  }
}
