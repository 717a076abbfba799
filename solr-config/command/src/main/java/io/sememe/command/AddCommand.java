// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.command.Main.Terminal;
import io.sememe.command.hub.Hub;
import io.sememe.command.hub.HubAddress;
import io.sememe.command.hub.Patience;
import io.sememe.command.hub.Progress;
import io.sememe.command.install.AddRequest;
import io.sememe.command.install.FolderSource;
import io.sememe.command.install.HubSource;
import io.sememe.command.install.ModelInstaller;
import io.sememe.command.install.ModelInstaller.Added;
import io.sememe.command.install.ModelSource;
import io.sememe.command.install.ModelTrials;
import io.sememe.encoder.ModelInspection;
import io.sememe.encoder.TrialReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a model. */
@Command(
    name = "add",
    description = {
      "Adds a model from a folder or from a hub.",
      "Its files are compared with their sums, looked through, and run in a process of their own;"
          + " only then the model is there."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AddCommand implements Runnable {
  private static final long MEGABYTE = 1_000_000;
  private static final long MOST_MEGABYTES = 1_000_000_000;
  private static final long MOST_SECONDS = 86_400;
  private static final int MOST_ATTEMPTS = 1_000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final HomeOption home = new HomeOption();

  @Parameters(
      paramLabel = "FOLDER|URL",
      description = "A folder, the address of a model's page, or owner/name on the hub.")
  private String source = "";

  @Option(names = "--name", description = "What it is called here. Usually as it is there.")
  private @Nullable String name;

  @Option(names = "--hub", paramLabel = "BASE", description = "The hub or the mirror to ask.")
  private String hub = "";

  @Option(names = "--revision", description = "A branch, a tag or a commit. Usually main.")
  private String revision = "";

  @Option(names = "--file", description = "The ONNX file, such as onnx/model_quantized.onnx.")
  private String file = "";

  @Option(names = "--task", description = "What it is for, where its files do not say.")
  private @Nullable String task;

  @Option(names = "--pooling", description = "How token vectors become one: mean, cls, ...")
  private @Nullable String pooling;

  @Option(names = "--query-prefix", paramLabel = "TEXT", description = "Put before queries.")
  private @Nullable String queryPrefix;

  @Option(names = "--passage-prefix", paramLabel = "TEXT", description = "Put before passages.")
  private @Nullable String passagePrefix;

  @Option(names = "--licence", description = "Its licence, where its source states none.")
  private @Nullable String licence;

  @Option(
      names = "--max-size",
      paramLabel = "MB",
      description = "How much is fetched at most, in megabytes. Usually ${DEFAULT-VALUE}.",
      defaultValue = "4000")
  private long maxSize;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "How long nothing may come. Usually ${DEFAULT-VALUE}.",
      defaultValue = "60")
  private long patience;

  @Option(
      names = "--attempts",
      description = "How often to try without success. Usually ${DEFAULT-VALUE}.",
      defaultValue = "5")
  private int attempts;

  @Option(names = "--json", description = "Say what was added as JSON.")
  private boolean json;

  @Override
  public void run() {
    requireInRange("--max-size", maxSize, MOST_MEGABYTES);
    requireInRange("--patience", patience, MOST_SECONDS);
    requireInRange("--attempts", attempts, MOST_ATTEMPTS);
    Terminal terminal = SememeCommand.terminalOf(spec);
    Path models = home.models(terminal);
    ModelSource found = source(terminal);
    AddRequest request = request();
    announce(found, terminal);
    Added added = new ModelInstaller(models, ModelTrials.usual()).add(found, request);
    if (json) {
      terminal.out().println(json(added).toPrettyString());
    } else {
      tell(added, terminal);
    }
  }

  private void requireInRange(String option, long value, long most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          spec.commandLine(), option + " must be 1 to " + most + ", got: " + value);
    }
  }

  private ModelSource source(Terminal terminal) {
    Path folder = localFolder();
    if (folder != null) {
      return FolderSource.of(folder, file);
    }
    HubAddress address = HubAddress.of(source, hub, revision);
    Progress progress = new Progress(terminal.err(), terminal.isTerminal());
    Hub asked = new Hub(address, terminal.environment(), patience(), progress);
    return HubSource.of(asked, address, file, maxSize * MEGABYTE);
  }

  private Patience patience() {
    Patience usual = Patience.USUAL;
    Duration wait = Duration.ofSeconds(patience);
    return new Patience(usual.connect(), wait, usual.pause(), attempts);
  }

  private @Nullable Path localFolder() {
    if (source.startsWith("http://") || source.startsWith("https://")) {
      return null;
    }
    Path path = Path.of(source);
    if (Files.isRegularFile(path)) {
      throw new CommandException(
          "'" + source + "' is a file: name the model's folder; archives are not accepted");
    }
    return hub.isEmpty() && Files.isDirectory(path) ? path.toAbsolutePath().normalize() : null;
  }

  private AddRequest request() {
    return new AddRequest(
        chosenName(),
        Optional.ofNullable(task),
        Optional.ofNullable(pooling),
        Optional.ofNullable(queryPrefix),
        Optional.ofNullable(passagePrefix),
        Optional.ofNullable(licence));
  }

  private String chosenName() {
    Path folder = localFolder();
    String there =
        folder == null
            ? HubAddress.of(source, hub, revision).name().toLowerCase(Locale.ROOT)
            : String.valueOf(folder.getFileName());
    String chosen = name == null ? there : name;
    if (!ModelInspection.isName(chosen)) {
      throw new CommandException(
          "'"
              + chosen
              + "' is no model name: letters, digits, '.', '_' and '-' make one; say"
              + " --name");
    }
    return chosen;
  }

  private void announce(ModelSource found, Terminal terminal) {
    String said = licence == null ? found.licence() : licence;
    terminal.err().println("from:      " + (found.origin().isEmpty() ? source : found.origin()));
    terminal
        .err()
        .println(
            "licence:   "
                + (said.isEmpty()
                    ? "none stated: find out whether you may use it, and say --licence"
                    : said));
    terminal.err().println("files:     " + found.choice().all().size());
    terminal.err().flush();
  }

  private static void tell(Added added, Terminal terminal) {
    added
        .inspection()
        .files()
        .forEach(
            (file, one) ->
                terminal
                    .out()
                    .printf("  %s  %10s  %s%n", one.sha256(), Progress.size(one.bytes()), file));
    TrialReport trial = added.trial();
    terminal
        .out()
        .println(
            "tried:     loaded and run in a process of its own in "
                + trial.loadMillis()
                + " ms: "
                + trial.task()
                + (trial.dimension() > 0 ? ", dimension " + trial.dimension() : "")
                + ", "
                + trial.maxTokens()
                + " tokens, "
                + Progress.size(trial.nativeBytes())
                + " of memory");
    terminal.out().println("installed: " + added.folder());
  }

  private static ObjectNode json(Added added) {
    ObjectNode said = new ObjectMapper().createObjectNode();
    said.put("model", added.folder().getFileName().toString());
    said.put("folder", added.folder().toString());
    said.put("task", added.inspection().task());
    said.put("licence", added.inspection().licence());
    said.put("source", added.inspection().source());
    said.put("maxTokens", added.inspection().maxTokens());
    if (added.trial().dimension() > 0) {
      said.put("dimension", added.trial().dimension());
    }
    ObjectNode sums = said.putObject("sha256");
    added.inspection().files().forEach((file, one) -> sums.put(file, one.sha256()));
    return said;
  }
}
