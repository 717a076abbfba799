// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.command.CommandHub;
import io.sememe.integration.command.PackedCommand;
import io.sememe.integration.command.SetUps;
import io.sememe.integration.command.SetUps.SetUp;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.Project;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What COMMAND.md shows is what the command says. */
@WholeRun
final class CommandGuideIT {
  private static final String ELLIPSIS = "…";

  @TempDir private Path place;

  @Test
  void every_command_says_the_lines_that_are_shown_below_it() throws IOException {
    List<Snippet> snippets = snippets();
    assertEquals(
        Set.of("bash", "text"),
        snippets.stream().map(Snippet::language).collect(Collectors.toSet()));
    PackedCommand command = PackedCommand.unpack(Files.createDirectory(place.resolve("archive")));
    PairModel.install(place, "mine");
    try (CommandHub hub = CommandHub.of(place.resolve("mine"))) {
      String variables = variables(command, hub);
      for (int i = 0; i + 1 < snippets.size(); i += 2) {
        String script = snippets.get(i).text();
        requireLines(snippets.get(i + 1).text(), Bash.run(variables + script), script);
      }
    }
  }

  private static List<Snippet> snippets() throws IOException {
    return Snippets.of(Files.readString(Project.file("solr-config/COMMAND.md")));
  }

  private String variables(PackedCommand command, CommandHub hub) throws IOException {
    // A home with a model, of which the guide's second model is not one yet.
    SetUp setUp = new SetUps(command, place).healthy("home");
    Files.move(
        setUp.folder().resolve("models").resolve(SetUps.MODEL),
        setUp.folder().resolve("models").resolve("first"));
    return """
        export JAVA_HOME='%s' SEMEME='%s' SOLR_HOME='%s' SOLR_IN='%s' MODEL='%s' HUB='%s'
        unset SOLR_JAVA_HOME
        """
        .formatted(
            System.getProperty("java.home"),
            command.archive(),
            setUp.folder(),
            setUp.settings(),
            place.resolve("mine"),
            hub.base());
  }

  private static void requireLines(String shown, String said, String script) {
    for (String line : shown.lines().toList()) {
      Pattern pattern =
          Pattern.compile(
              Arrays.stream(line.split(ELLIPSIS, -1))
                  .map(Pattern::quote)
                  .collect(Collectors.joining(".*")));
      assertTrue(
          said.lines().anyMatch(one -> pattern.matcher(one).matches()),
          () -> script + "\ndoes not say: " + line + "\nbut:\n" + said);
    }
  }
}
