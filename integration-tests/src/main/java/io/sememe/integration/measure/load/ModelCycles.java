// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model that is reloaded, unloaded and loaded in turn while it is asked. Its descriptor gets a
 * line break more before each reload, so that there is something new to load.
 *
 * @param node the node
 * @param model the model that the core names
 */
record ModelCycles(SolrNode node, String model) {
  /**
   * Resident memory goes up and down with the garbage collector: as many are looked at together.
   */
  private static final int TOGETHER = 10;

  /** Does all three so often, and tells how the process grew in the second half. */
  void measure(int cycles, Figures figures) throws IOException {
    List<ProcessSize> sizes = new ArrayList<>();
    try (Traffic traffic = Traffic.begin(node.http())) {
      for (int cycle = 0; cycle < cycles; cycle++) {
        reload();
        act("unload", "force", "true");
        act("load", "wait", "true");
        sizes.add(ProcessSize.of(node.pid()));
      }
      Answers answers = traffic.answers();
      report(cycles, sizes, figures);
      figures.add("cycles_answered", answers.answered());
      figures.add("cycles_lost", answers.lost());
    }
  }

  private void reload() throws IOException {
    Path descriptor = node.home().folder().resolve("models/" + model + "/sememe.json");
    Files.writeString(descriptor, "\n", StandardOpenOption.APPEND);
    act("reload", "wait", "true");
  }

  private void act(String action, String name, String value) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("action", action);
    parameters.put("model", model);
    parameters.put(name, value);
    Reply reply = node.http().postForm("/" + LoadPlan.CORE + "/sememe/models", parameters);
    // Traffic loads a model that was unloaded as soon as it asks for it again: both are right.
    reply.orThrow();
  }

  private static void report(int cycles, List<ProcessSize> sizes, Figures figures) {
    int few = Math.max(1, Math.min(TOGETHER, sizes.size() / 4));
    List<ProcessSize> half = sizes.subList(sizes.size() / 2, sizes.size() / 2 + few);
    List<ProcessSize> end = sizes.subList(sizes.size() - few, sizes.size());
    double before = Percentiles.median(half.stream().map(ProcessSize::residentKib).toList());
    double after = Percentiles.median(end.stream().map(ProcessSize::residentKib).toList());
    double threads = Percentiles.median(half.stream().map(ProcessSize::threads).toList());
    figures.add("cycles", cycles);
    figures.add("rss_mib", Math.round(after / 1024));
    figures.add("rss_growth_percent", 1, 100 * (after - before) / before);
    figures.add(
        "threads_growth",
        1,
        Percentiles.median(end.stream().map(ProcessSize::threads).toList()) - threads);
  }
}
