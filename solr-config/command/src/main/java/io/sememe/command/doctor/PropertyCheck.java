// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import java.util.Optional;

/**
 * Whether the node would take the system properties of Sememe that it is told. The rules are the
 * plugin's: they are asked in a process with the node's jars, and say what the node would say.
 */
final class PropertyCheck {
  private static final String PROPERTIES = "properties";
  private static final String OURS = "-Dsememe.";

  private PropertyCheck() {}

  /**
   * Looks.
   *
   * @param jarsAreThere whether there is somebody to ask
   */
  static Finding of(SetUp setUp, NodeProbe probe, boolean jarsAreThere) {
    long given = setUp.settings().options().stream().filter(one -> one.startsWith(OURS)).count();
    if (given == 0) {
      return Finding.ok(PROPERTIES, "none of Sememe's is set");
    }
    if (!jarsAreThere) {
      return Finding.warn(
          PROPERTIES,
          "Sememe's properties were not tried: see java and jars",
          "mend those, and come again");
    }
    return told(setUp, probe.properties().problem());
  }

  private static Finding told(SetUp setUp, Optional<String> problem) {
    return problem.isEmpty()
        ? Finding.ok(PROPERTIES, "the node takes those of Sememe's that are set")
        : Finding.fail(
            PROPERTIES,
            problem.get(),
            "correct SOLR_OPTS in "
                + setUp.settings().place()
                + " (INSTALL.md, step 3), and restart Solr");
  }
}
