// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.doctor.Finding.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it is told by the plugin is tried with the archive. */
class PropertyCheckTest {
  private static final String OURS = "-Dsememe.threads=4";

  @TempDir Path home;

  @Test
  void nobody_is_asked_where_nothing_is_set() {
    assertEquals(Level.OK, look("-Dother=1", false).level());
  }

  @Test
  void what_nobody_could_be_asked_is_not_called_sound() {
    Finding finding = look(OURS, false);
    assertEquals(Level.WARN, finding.level());
    assertTrue(finding.text().contains("not tried"), finding::text);
  }

  @Test
  void jars_that_do_not_know_the_properties_are_told_of() {
    Finding finding = look(OURS, true);
    assertEquals(Level.FAIL, finding.level());
    assertTrue(finding.mend().contains("solr.in.sh"), finding::mend);
  }

  private Finding look(String options, boolean jarsAreThere) {
    SolrSettings settings = new SolrSettings(Optional.empty(), Map.of("SOLR_OPTS", options));
    NodeJava java = NodeJava.of(Optional.empty(), settings);
    SetUp setUp = new SetUp(home, Optional.empty(), settings, java, Optional.empty());
    try (NodeProbe probe = NodeProbe.of(setUp)) {
      return PropertyCheck.of(setUp, probe, jarsAreThere);
    }
  }
}
