// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sememe.command.HomeOption;
import io.sememe.command.Main.Terminal;
import io.sememe.command.SememeCommand;
import io.sememe.command.doctor.Finding.Level;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with a set-up. */
@Command(
    name = "doctor",
    description = {
      "Says what is wrong with a set-up and how to mend it. Nothing is changed.",
      "The exit status is 0 when all is well, 1 with warnings, 2 when something does not work,"
          + " and when it could not be looked at."
    },
    exitCodeOnExecutionException = 2,
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  /**
   * With which number to end for warnings, where the script asks for another one than 1: with that
   * one Java ends as well when it fails.
   */
  private static final String WARNED = "sememe.doctor.warned";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final HomeOption home = new HomeOption();

  @Option(
      names = "--solr-in",
      paramLabel = "FILE",
      description = "solr.in.sh or solr.in.cmd. It is read, not run.")
  private @Nullable Path solrIn;

  @Option(
      names = "--java",
      paramLabel = "CMD",
      description = "The Java that Solr runs on, where the settings do not say.")
  private @Nullable String java;

  @Option(names = "--json", description = "Say it as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = SememeCommand.terminalOf(spec);
    SolrSettings settings = SolrSettings.of(Optional.ofNullable(solrIn), terminal.environment());
    NodeJava node = NodeJava.of(Optional.ofNullable(java), settings);
    Path folder = home.of(terminal);
    Optional<RunningNode> running = RunningNode.of(folder);
    List<Finding> findings = examine(new SetUp(folder, archive(), settings, node, running));
    if (json) {
      terminal.out().println(json(findings).toPrettyString());
    } else {
      findings.forEach(finding -> tell(finding, terminal.out()));
    }
    return status(worst(findings));
  }

  private static int status(Level worst) {
    return worst == Level.WARN ? Integer.getInteger(WARNED, worst.status()) : worst.status();
  }

  private static Optional<Path> archive() {
    return Optional.ofNullable(System.getProperty("sememe.home")).map(Path::of);
  }

  static List<Finding> examine(SetUp setUp) {
    List<Finding> findings = new ArrayList<>(JavaChecks.of(setUp));
    findings.add(setUp.memory().finding());
    findings.add(UserCheck.of(setUp));
    findings.addAll(SpaceChecks.of(setUp));
    List<Finding> jars = JarChecks.of(setUp);
    findings.addAll(jars);
    boolean canBeTried = worst(jars) == Level.OK && setUp.java().feature() > 0;
    try (NodeProbe probe = NodeProbe.of(setUp)) {
      findings.add(PropertyCheck.of(setUp, probe, canBeTried));
      findings.addAll(NativeChecks.of(setUp, probe, canBeTried));
    }
    return findings;
  }

  private static Level worst(List<Finding> findings) {
    return findings.stream().map(Finding::level).max(Comparator.naturalOrder()).orElse(Level.OK);
  }

  private static void tell(Finding finding, PrintWriter out) {
    out.printf("%-4s  %-13s  %s%n", finding.level(), finding.check(), finding.text());
    if (!finding.mend().isEmpty()) {
      out.printf("%-21s-> %s%n", "", finding.mend());
    }
  }

  private static ArrayNode json(List<Finding> findings) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    for (Finding finding : findings) {
      list.addObject()
          .put("level", finding.level().name())
          .put("check", finding.check())
          .put("text", finding.text())
          .put("mend", finding.mend());
    }
    return list;
  }
}
