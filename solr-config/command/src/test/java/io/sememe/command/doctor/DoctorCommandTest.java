// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.testing.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that asks the doctor must be able to tell a failure from a warning. */
class DoctorCommandTest {
  private static final int FAIL = 2;

  @TempDir Path home;

  @Test
  void a_home_that_is_not_there_is_no_mere_warning() {
    Said said = Said.by("doctor", "--solr-home", home.resolve("typo").toString());
    assertEquals(FAIL, said.status(), said::err);
    assertTrue(said.err().contains("there is no folder"), said::err);
  }

  @Test
  void settings_that_are_not_there_are_no_mere_warning() {
    Path missing = home.resolve("solr.in.sh");
    Said said = Said.by("doctor", "--solr-home", home.toString(), "--solr-in", missing.toString());
    assertEquals(FAIL, said.status(), said::err);
    assertTrue(said.err().contains("cannot read " + missing), said::err);
  }

  @Test
  void a_home_that_is_not_named_is_no_mere_warning() {
    assertEquals(FAIL, Said.by("doctor").status());
  }

  @Test
  void what_nobody_thought_of_is_no_mere_warning() throws Exception {
    Path settings = home.resolve("solr.in.sh");
    Files.writeString(settings, "SOLR_OPTS='-Djava.io.tmpdir=\0'\n");
    Said said = Said.by("doctor", "--solr-home", home.toString(), "--solr-in", settings.toString());
    assertEquals(FAIL, said.status(), said::err);
    assertTrue(said.err().contains("InvalidPathException"), said::err);
  }

  @Test
  void other_commands_end_as_they_did() {
    assertEquals(1, Said.by("models", "list", "--solr-home", "/does/not/exist").status());
    assertEquals(FAIL, Said.by("doctor", "--no-such-option").status());
  }
}
