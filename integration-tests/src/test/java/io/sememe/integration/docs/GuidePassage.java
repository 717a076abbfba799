// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Project;
import io.sememe.integration.node.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users read of the parameters that a part of Sememe knows. */
final class GuidePassage {
  private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  /** How all parts of Sememe list what they know to whoever gives something else. */
  private static final Pattern LISTED =
      Pattern.compile("(?:knows|there are:|, only|knows the parameters) \\[([^\\[\\]]*)]");

  private final String place;
  private final Set<String> names;

  private GuidePassage(String place, Set<String> names) {
    this.place = place;
    this.names = names;
  }

  /** Reads what a file says from one text on up to another one. */
  static GuidePassage of(String file, String from, String to) throws IOException {
    String text = Files.readString(Project.file(file));
    int begin = text.indexOf(from);
    int end = text.indexOf(to, begin + 1);
    assertTrue(begin >= 0 && end > begin, () -> file + " has no " + from + " before " + to);
    Set<String> names =
        CODE.matcher(BLOCK.matcher(text.substring(begin, end)).replaceAll(""))
            .results()
            .flatMap(code -> Arrays.stream(code.group(1).split("[^\\w.]+")))
            .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(name.split("\\."))))
            .collect(Collectors.toSet());
    return new GuidePassage(file + " from '" + from + "'", names);
  }

  /** Makes sure that it names all that a refusal lists. */
  void requireAllOf(Reply refused) {
    requireAllOf(refused, name -> false);
  }

  /** Makes sure that it names all that a refusal lists, but for some. */
  void requireAllOf(Reply refused, Predicate<String> others) {
    String message = refused.errorMessage();
    Matcher listed = LISTED.matcher(message);
    assertTrue(listed.find(), message);
    Set<String> missing = new TreeSet<>(Set.of(listed.group(1).split(", ")));
    missing.removeAll(names);
    missing.removeIf(others);
    assertEquals(Set.of(), missing, () -> place + " does not name them: " + message);
  }
}
