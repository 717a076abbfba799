// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Of what bin/solr tells the node's JVM, that which native libraries and models depend on. */
final class CarriedOptions {
  private static final Pattern CARRIED =
      Pattern.compile(
          "-D(java\\.io\\.tmpdir|sememe\\.|onnxruntime\\.native).*"
              + "|--(enable|illegal)-native-access=.*");

  private CarriedOptions() {}

  /** Returns them in the order in which the node gets them: the last one counts. */
  static List<String> of(SolrSettings settings, NodeMemory memory) {
    // A node that runs has what it was started with, whatever the settings say by now.
    List<String> told = memory.running().map(RunningNode::arguments).orElseGet(settings::options);
    return Stream.concat(
            memory.options().stream(), told.stream().filter(CARRIED.asMatchPredicate()))
        .toList();
  }
}
