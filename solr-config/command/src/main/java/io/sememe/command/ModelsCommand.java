// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs that are about models. */
@Command(
    name = "models",
    description = "Adds models to a node and looks at them.",
    mixinStandardHelpOptions = true,
    subcommands = {AddCommand.class, ListCommand.class, VerifyCommand.class, InspectCommand.class})
final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with models: add, list, verify or inspect");
  }
}
