// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import io.sememe.command.InstalledModels.Installed;
import io.sememe.command.Main.Terminal;
import io.sememe.command.install.ModelTrials;
import io.sememe.encoder.ModelInspection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether models are what their descriptors say. */
@Command(
    name = "verify",
    description = {
      "Compares the files of models with the sums that their descriptors pin, and loads and runs"
          + " each in a process of its own, where its golden vectors are compared.",
      "The exit status is 1 when a model does not hold."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final HomeOption home = new HomeOption();

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Models; usually all.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    Terminal terminal = SememeCommand.terminalOf(spec);
    InstalledModels models = new InstalledModels(home.models(terminal));
    names.forEach(models::existing);
    boolean good = true;
    for (String name : names.isEmpty() ? models.names() : names) {
      good &= verify(models, name, terminal);
    }
    return good ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static boolean verify(InstalledModels models, String name, Terminal terminal) {
    Installed model = models.look(name);
    ModelInspection is = model.inspection();
    if (is == null) {
      return failed(name, String.valueOf(model.problem()), terminal);
    }
    try {
      ModelTrials.usual().run(models.folder(), name);
    } catch (CommandException e) {
      return failed(name, String.valueOf(e.getMessage()), terminal);
    }
    is.files().forEach((file, one) -> terminal.out().println("  " + one.sha256() + "  " + file));
    terminal.out().println("OK    " + name + (is.isPinned() ? "" : ": its files are not pinned"));
    return true;
  }

  private static boolean failed(String name, String why, Terminal terminal) {
    terminal.out().println("FAIL  " + name + ": " + why);
    return false;
  }
}
