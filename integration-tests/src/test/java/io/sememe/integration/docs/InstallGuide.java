// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static java.util.stream.Collectors.toSet;

import io.sememe.integration.node.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** INSTALL.md: its commands, and the table of what goes wrong. */
public final class InstallGuide {
  private static final Pattern ROW = Pattern.compile("\\| `(.*?)` \\| .* \\|");
  private static final Pattern HANDLER = Pattern.compile("`(/[a-z]+)`");
  private static final Pattern LEFT_OUT = Pattern.compile("…|\\.\\.\\.");

  private final String text;

  private InstallGuide(String text) {
    this.text = text;
  }

  /** Reads the guide. */
  public static InstallGuide read() throws IOException {
    return new InstallGuide(Files.readString(Project.file("solr-config/INSTALL.md")));
  }

  /** Returns the bash blocks of a step, one script each. */
  List<String> step(int number) {
    return scripts(section -> section.startsWith(number + ". "), "step " + number);
  }

  /** Returns the bash blocks of a section that is no step, one script each. */
  List<String> section(String heading) {
    return scripts(heading::equals, "section '" + heading + "'");
  }

  private List<String> scripts(Predicate<String> heading, String what) {
    List<String> scripts =
        Snippets.of(text).stream()
            .filter(snippet -> heading.test(snippet.section()))
            .filter(snippet -> snippet.language().equals("bash"))
            .map(Snippet::text)
            .toList();
    if (scripts.isEmpty()) {
      throw new AssertionError("INSTALL.md has no commands in " + what);
    }
    return scripts;
  }

  /** Returns the one XML block of a section. */
  public String xml(String section) {
    return only(section, "xml");
  }

  /** Returns the one YAML block of a section. */
  public String yaml(String section) {
    return only(section, "yaml");
  }

  /** Returns the one JSON block of a section. */
  String json(String section) {
    return only(section, "json");
  }

  private String only(String section, String language) {
    List<String> blocks =
        Snippets.of(text).stream()
            .filter(snippet -> snippet.section().equals(section))
            .filter(snippet -> snippet.language().equals(language))
            .map(Snippet::text)
            .toList();
    if (blocks.size() != 1) {
      throw new AssertionError(
          "section '"
              + section
              + "' of INSTALL.md has "
              + blocks.size()
              + " blocks of "
              + language
              + ", not one");
    }
    return blocks.get(0);
  }

  /** Returns the handlers that "Removing it" names. */
  Set<String> handlersToRemove() {
    String section = text.substring(text.indexOf("## Removing it"));
    return HANDLER.matcher(section).results().map(found -> found.group(1)).collect(toSet());
  }

  /** Returns what an administrator may see, as the table says it; dots stand for anything. */
  List<String> troubles() {
    String table = text.substring(text.indexOf("| what you see |"));
    return table
        .lines()
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> ROW.matcher(line).replaceFirst("$1"))
        .toList();
  }

  /** Tells whether the table knows an answer of a node: status and message. */
  public boolean knows(int status, String message) {
    return troubles().stream().anyMatch(trouble -> isOf(trouble, status + " " + message));
  }

  /** Tells whether a row of the table means this text. */
  static boolean isOf(String trouble, String seen) {
    StringBuilder pattern = new StringBuilder(".*");
    for (String said : LEFT_OUT.split(trouble, -1)) {
      pattern.append(Pattern.quote(said)).append(".*");
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(seen).matches();
  }
}
