// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import io.sememe.command.Main.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which node is meant. */
public final class HomeOption {
  private static final String VARIABLE = "SOLR_HOME";

  @Option(
      names = "--solr-home",
      paramLabel = "DIR",
      description = "The Solr home: the folder with solr.xml. Without it, $" + VARIABLE + ".")
  private @Nullable Path home;

  /**
   * Returns the Solr home.
   *
   * @throws CommandException when none is named, or there is none
   */
  public Path of(Terminal terminal) {
    Path named = home == null ? fromEnvironment(terminal) : home;
    Path folder = named.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new CommandException("there is no folder " + folder + ": name it with --solr-home");
    }
    return folder;
  }

  private static Path fromEnvironment(Terminal terminal) {
    String variable = terminal.environment().getOrDefault(VARIABLE, "");
    if (variable.isBlank()) {
      throw new CommandException(
          "name the Solr home, the folder with solr.xml: --solr-home DIR, or " + VARIABLE);
    }
    return Path.of(variable);
  }

  /** Returns the folder of models of that node. */
  public Path models(Terminal terminal) {
    return of(terminal).resolve("models");
  }
}
