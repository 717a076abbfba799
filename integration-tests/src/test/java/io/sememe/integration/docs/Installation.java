// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.SolrNode;
import java.nio.file.Path;
import java.util.List;

/**
 * Does what INSTALL.md says, by its own commands, with folders of the test in the place of the
 * example's.
 *
 * @param guide the guide
 * @param home the Solr home
 * @param archive the unpacked archive
 */
record Installation(InstallGuide guide, Path home, Archive archive) {

  /** Does the steps before the settings: 1 and 2. */
  void copy() {
    run(guide.step(2).get(0));
  }

  /** Removes the jars of the version before and copies this one's, as "Upgrading" says. */
  void upgrade() {
    List<String> scripts = guide.section("Upgrading");
    assertEquals(1, scripts.size());
    run(scripts.get(0));
    copy();
  }

  /** Removes the files, as "Removing it" says. */
  void remove() {
    List<String> scripts = guide.section("Removing it");
    assertEquals(1, scripts.size());
    run(scripts.get(0));
  }

  /** Adds the jar for Solr's own module. */
  void addTextToVector() {
    run(guide.section("Solr's own text-to-vector module").get(0));
  }

  /** Does step 6 on a node and returns all that is printed. */
  String tryIt(SolrNode node) {
    return Bash.run(String.join("\n", guide.step(6)), node);
  }

  /** Runs a script as if after step 1, and returns what it prints. */
  String run(String script) {
    return Bash.run(exports() + script);
  }

  private String exports() {
    List<String> lines = guide.step(1).get(0).lines().toList();
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("export SOLR_HOME=/"), lines.get(0));
    assertTrue(lines.get(1).startsWith("export SEMEME=/"), lines.get(1));
    return "export SOLR_HOME='" + home + "'\nexport SEMEME='" + archive.folder() + "'\n";
  }
}
