// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.command.InstalledModels.Installed;
import io.sememe.command.Main.Terminal;
import io.sememe.command.hub.Progress;
import io.sememe.encoder.ModelInspection;
import io.sememe.encoder.ModelInspection.ModelFile;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which models there are. */
@Command(
    name = "list",
    description = "Lists the models of a node. Their files are read, not run.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final HomeOption home = new HomeOption();

  @Option(names = "--json", description = "Say it as JSON.")
  private boolean json;

  @Override
  public void run() {
    Terminal terminal = SememeCommand.terminalOf(spec);
    InstalledModels models = new InstalledModels(home.models(terminal));
    List<Installed> all = models.names().stream().map(models::look).toList();
    if (json) {
      terminal.out().println(json(all).toPrettyString());
    } else if (all.isEmpty()) {
      terminal.out().println("no models in " + models.folder());
    } else {
      terminal.out().println(row("name", "task", "tokens", "size", "licence", "files"));
      all.forEach(one -> terminal.out().println(row(one)));
    }
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-24s %-20s %7s %10s  %-12s %s", cells).stripTrailing();
  }

  private static String row(Installed model) {
    ModelInspection is = model.inspection();
    return is == null
        ? row(model.name(), "cannot be used:", "", "", "", String.valueOf(model.problem()))
        : row(
            model.name(),
            is.task(),
            is.maxTokens(),
            Progress.size(bytes(is)),
            is.licence().isEmpty() ? "not stated" : is.licence(),
            is.isPinned() ? "pinned" : "not pinned");
  }

  private static long bytes(ModelInspection model) {
    return model.files().values().stream().mapToLong(ModelFile::bytes).sum();
  }

  private static ArrayNode json(List<Installed> models) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    models.forEach(model -> add(list.addObject(), model));
    return list;
  }

  private static void add(ObjectNode one, Installed model) {
    one.put("name", model.name());
    ModelInspection is = model.inspection();
    if (is == null) {
      one.put("problem", model.problem());
    } else {
      one.put("task", is.task()).put("maxTokens", is.maxTokens()).put("bytes", bytes(is));
      one.put("licence", is.licence()).put("source", is.source()).put("pinned", is.isPinned());
    }
  }
}
