// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Of what bin/solr tells the node's JVM, that which native libraries and models depend on. */
final class CarriedOptions {
  /**
   * Of memory only the most that may be taken: the node may be running, and what a child takes at
   * its start without need is missing there.
   */
  private static final Pattern CARRIED =
      Pattern.compile(
          "-D(java\\.io\\.tmpdir|sememe\\.|onnxruntime\\.native).*"
              + "|--(enable|illegal)-native-access=.*"
              + "|-Xmx.*|-XX:(MaxHeapSize|MaxRAMPercentage|MaxDirectMemorySize)=.*");

  private static final String USUAL_HEAP = "512m";

  private CarriedOptions() {}

  /** Returns them in the order in which the node gets them: the last one counts. */
  static List<String> of(SolrSettings settings) {
    return Stream.concat(memory(settings).stream(), settings.options().stream())
        .filter(CARRIED.asMatchPredicate())
        .toList();
  }

  // As bin/solr chooses: SOLR_JAVA_MEM counts only where there is no SOLR_HEAP.
  private static List<String> memory(SolrSettings settings) {
    List<String> told = settings.words("SOLR_JAVA_MEM");
    return settings.value("SOLR_HEAP").isEmpty() && !told.isEmpty()
        ? told
        : List.of("-Xmx" + settings.value("SOLR_HEAP").orElse(USUAL_HEAP));
  }
}
