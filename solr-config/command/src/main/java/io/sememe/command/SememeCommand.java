// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import io.sememe.command.Main.Terminal;
import io.sememe.command.doctor.DoctorCommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a verb: it says which there are. */
@Command(
    name = "sememe",
    description = "Models for Sememe, and what is wrong with a set-up.",
    mixinStandardHelpOptions = true,
    versionProvider = SememeCommand.Version.class,
    subcommands = {ModelsCommand.class, DoctorCommand.class, HelpCommand.class})
public final class SememeCommand implements Runnable {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  SememeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Returns where the command says what. */
  public Terminal terminal() {
    return terminal;
  }

  /** Returns that of the command that a verb belongs to. */
  public static Terminal terminalOf(CommandSpec verb) {
    return ((SememeCommand) verb.root().userObject()).terminal();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: models or doctor");
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "sememe "
            + Optional.ofNullable(SememeCommand.class.getPackage().getImplementationVersion())
                .orElse("(not packed)")
      };
    }
  }
}
