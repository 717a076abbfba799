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
    Stream<String> others = settings.options().stream().filter(CARRIED.asMatchPredicate());
    return Stream.concat(memory.options().stream(), others).toList();
  }
}
