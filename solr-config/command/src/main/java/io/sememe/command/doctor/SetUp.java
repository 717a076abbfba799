// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The node that is looked at.
 *
 * @param home its Solr home
 * @param archive the unpacked archive that this command is part of, if it is part of one
 * @param settings what bin/solr is told
 * @param java what it runs on
 * @param running the node itself, if it runs
 */
record SetUp(
    Path home,
    Optional<Path> archive,
    SolrSettings settings,
    NodeJava java,
    Optional<RunningNode> running) {
  /** How much memory its JVM may take. */
  NodeMemory memory() {
    return new NodeMemory(settings, running);
  }

  /** Where jars belong. */
  Path lib() {
    return home.resolve("lib");
  }

  Path models() {
    return home.resolve("models");
  }

  /** Where native libraries are unpacked to. */
  Path natives() {
    return settings.property("sememe.natives").map(Path::of).orElse(home.resolve("natives"));
  }

  /** Where models run whose folders do not say. */
  String device() {
    return settings.property("sememe.device").orElse("cpu");
  }
}
