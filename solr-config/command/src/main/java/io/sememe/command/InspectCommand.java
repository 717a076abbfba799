// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.command.Main.Terminal;
import io.sememe.command.hub.Progress;
import io.sememe.command.install.DescriptorFile;
import io.sememe.encoder.ModelInspection;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is in a model. */
@Command(
    name = "inspect",
    description = {
      "Shows what is in a model: inputs, outputs, operators, sizes, and what its descriptor would"
          + " be. Nothing of it is run."
    },
    mixinStandardHelpOptions = true)
final class InspectCommand implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final HomeOption home = new HomeOption();

  @Parameters(paramLabel = "NAME|FOLDER", description = "A model of the node, or any folder.")
  private String model = "";

  @Option(names = "--json", description = "Say it as JSON.")
  private boolean json;

  @Override
  public void run() {
    Terminal terminal = SememeCommand.terminalOf(spec);
    Path folder = folder(terminal);
    ModelInspection is = ModelInspection.of(folder);
    JsonNode descriptor = DescriptorFile.of(folder, is);
    if (json) {
      terminal.out().println(json(is, descriptor).toPrettyString());
    } else {
      tell(is, descriptor, terminal.out());
    }
  }

  private Path folder(Terminal terminal) {
    boolean isPath = model.contains("/") || model.contains(File.separator);
    if (isPath && Files.isDirectory(Path.of(model))) {
      return Path.of(model);
    }
    if (isPath) {
      throw new CommandException("there is no folder " + model);
    }
    return new InstalledModels(home.models(terminal)).existing(model);
  }

  private static void tell(ModelInspection is, JsonNode descriptor, PrintWriter out) {
    out.println("model:      " + is.model() + ", for " + is.task());
    out.println("parameters: " + is.parameters());
    out.println("written by: " + (is.producer().isEmpty() ? "not stated" : is.producer()));
    out.println("opsets:     " + is.opsets());
    out.println("tokens:     " + is.maxTokens() + " in force; stated: " + is.tokenLimits());
    out.println("inputs:");
    is.inputs().forEach(one -> out.println("  " + one));
    out.println("outputs:");
    is.outputs().forEach(one -> out.println("  " + one));
    out.println("operators:");
    is.operators().forEach((operator, count) -> out.printf("  %6d  %s%n", count, operator));
    out.println("files:");
    is.files()
        .forEach(
            (file, one) ->
                out.printf(
                    "  %s  %10s  %s%s%n",
                    one.sha256(),
                    Progress.size(one.bytes()),
                    file,
                    one.pinned() ? "" : "  (not pinned)"));
    out.println("sememe.json would be:");
    out.println(descriptor.toPrettyString());
  }

  private static ObjectNode json(ModelInspection is, JsonNode descriptor) {
    ObjectNode said = JSON.createObjectNode();
    said.put("model", is.model()).put("task", is.task()).put("maxTokens", is.maxTokens());
    said.put("parameters", is.parameters()).put("producer", is.producer());
    said.set("tokenLimits", JSON.valueToTree(is.tokenLimits()));
    said.set("opsets", JSON.valueToTree(is.opsets()));
    said.set("inputs", JSON.valueToTree(is.inputs()));
    said.set("outputs", JSON.valueToTree(is.outputs()));
    said.set("operators", JSON.valueToTree(is.operators()));
    said.set("files", JSON.valueToTree(is.files()));
    said.set("descriptor", descriptor);
    return said;
  }
}
