// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much memory the node's JVM may take. A node that runs was told it, by {@code bin/solr start
 * -m} also what no settings say; of any other it is taken from the settings.
 *
 * @param settings what bin/solr is told
 * @param running the node, if it runs
 */
record NodeMemory(SolrSettings settings, Optional<RunningNode> running) {
  /** Only the most that may be taken: what a child takes at its start the node would lack. */
  private static final Predicate<String> IS_MEMORY =
      Pattern.compile("-Xmx.*|-XX:(MaxHeapSize|MaxRAMPercentage|MaxDirectMemorySize)=.*")
          .asMatchPredicate();

  private static final String USUAL_HEAP = "512m";

  /** Returns the options that say so, in the order in which the JVM gets them. */
  List<String> options() {
    return running.map(node -> only(node.arguments().stream())).orElseGet(this::told);
  }

  // As bin/solr puts them together.
  private List<String> told() {
    return only(Stream.concat(heap(), settings.options().stream()));
  }

  private static List<String> only(Stream<String> options) {
    return options.filter(IS_MEMORY).toList();
  }

  // As bin/solr chooses: SOLR_JAVA_MEM counts only where there is no SOLR_HEAP.
  private Stream<String> heap() {
    List<String> words = settings.words("SOLR_JAVA_MEM");
    return settings.value("SOLR_HEAP").isEmpty() && !words.isEmpty()
        ? words.stream()
        : Stream.of("-Xmx" + settings.value("SOLR_HEAP").orElse(USUAL_HEAP));
  }

  /** Says what models are tried with, and how it is known. */
  Finding finding() {
    return Finding.ok(
        "memory",
        running
            .map(node -> "the node runs (process " + node.pid() + ") with " + words(options()))
            .map(text -> options().equals(told()) ? text : text + afterRestart())
            .orElseGet(
                () ->
                    "no node was found that runs with this Solr home; by "
                        + source()
                        + " it has "
                        + words(told())
                        + ", unless bin/solr start is given -m"));
  }

  private String afterRestart() {
    return "; started by " + source() + " alone it would have " + words(told());
  }

  private String source() {
    return settings.file().isPresent() ? settings.place() : "the environment";
  }

  private static String words(List<String> options) {
    return options.isEmpty() ? "as much heap as Java chooses" : String.join(" ", options);
  }
}
