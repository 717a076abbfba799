// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script bin/sememe says what is wrong with the Java that it finds. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sememe.cmd runs there")
class ScriptTest {
  private static final Path SCRIPT = Path.of("src", "main", "bin", "sememe");

  @TempDir Path archive;
  private Path java;

  @BeforeEach
  void unpack() throws IOException {
    Files.createDirectories(archive.resolve("command/lib"));
    Files.createDirectory(archive.resolve("bin"));
    Files.copy(SCRIPT, archive.resolve("bin/sememe"));
    java = Files.createDirectories(archive.resolve("java/bin")).resolve("java");
  }

  @Test
  void a_java_that_does_not_start_is_named_with_what_it_said_and_what_to_do() throws Exception {
    Said said = with("echo 'Unable to locate a Java Runtime.' >&2; exit 7");
    assertEquals(1, said.status(), said::err);
    assertTrue(said.err().startsWith("sememe: " + java + " -version ended with 7"), said::err);
    assertTrue(said.err().contains("\nUnable to locate a Java Runtime.\n"), said::err);
    assertTrue(said.err().contains("install Java 17 or newer"), said::err);
  }

  @Test
  void a_java_that_says_nothing_is_named_too() throws Exception {
    Said said = with("exit 1");
    assertTrue(
        said.err().contains(java + " -version ended with 1 and said:\n(nothing)"), said::err);
  }

  @Test
  void a_program_that_is_no_java_is_shown_with_what_it_said() throws Exception {
    Said said = with("echo tea");
    assertEquals(1, said.status(), said::err);
    assertTrue(said.err().contains(java + " -version does not say which Java it is"), said::err);
    assertTrue(said.err().contains("\ntea\n"), said::err);
  }

  @Test
  void a_java_that_is_too_old_is_refused() throws Exception {
    Said said = with("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
    assertEquals(1, said.status(), said::err);
    assertTrue(said.err().contains(java + " is Java 11: install Java 17 or newer"), said::err);
  }

  @Test
  void the_doctor_that_cannot_begin_does_not_end_as_with_warnings() throws Exception {
    assertEquals(2, with("exit 1", "doctor").status());
    assertEquals(1, with("exit 1", "models", "list").status());
    assertEquals(1, with("exit 1").status());
  }

  @Test
  void the_command_is_run_with_the_java_that_works() throws Exception {
    Said said =
        with(
            "case $1 in -version) echo 'Picked up something' >&2;"
                + " echo 'openjdk version \"25\" 2025-09-16' >&2 ;; *) echo \"$@\" ;; esac",
            "models",
            "list");
    assertEquals(0, said.status(), said::err);
    assertTrue(said.out().contains(" --enable-native-access=ALL-UNNAMED "), said::out);
    assertTrue(said.out().endsWith(" io.sememe.command.Main models list\n"), said::out);
  }

  @Test
  void the_doctor_ends_as_it_found_and_not_as_the_java_that_did_not_reach_it() throws Exception {
    assertEquals(0, doctorThat("exit 0"));
    assertEquals(1, doctorThat("exit $warned"), "warnings");
    assertEquals(2, doctorThat("exit 2"));
    assertEquals(2, doctorThat("echo 'Error: Could not find or load main class' >&2; exit 1"));
    assertEquals(2, doctorThat("kill -9 $$"));
  }

  @Test
  void a_doctor_that_is_told_to_end_does_not_leave_its_java_behind() throws Exception {
    Process doctor =
        start(
            """
            case $1 in -version) echo 'openjdk version "17"'; exit 0 ;; esac
            trap 'echo told; kill $waits; exit 0' TERM
            sleep 20 > /dev/null & waits=$!
            echo begun
            wait""",
            "doctor");
    try (BufferedReader said = doctor.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("begun", said.readLine());
      // Not the process itself, which would close what it says.
      doctor.toHandle().destroy();
      assertEquals("told", said.readLine());
    }
    assertEquals(2, doctor.waitFor());
  }

  private int doctorThat(String ends) throws Exception {
    return with(
            "case $1 in -version) echo 'openjdk version \"17\"'; exit 0 ;; esac\n"
                + "for one in \"$@\"; do case $one in\n"
                + "  -Dsememe.doctor.warned=*) warned=${one#*=} ;;\n"
                + "esac; done\n"
                + ends,
            "doctor")
        .status();
  }

  private record Said(int status, String out, String err) {}

  private Said with(String program, String... arguments) throws Exception {
    Path out = archive.resolve("out");
    Path err = archive.resolve("err");
    ProcessBuilder builder = builder(program, arguments);
    int status = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Said(status, text(out), text(err));
  }

  private Process start(String program, String... arguments) throws Exception {
    return builder(program, arguments).redirectError(Redirect.DISCARD).start();
  }

  private ProcessBuilder builder(String program, String... arguments) throws Exception {
    Files.writeString(java, "#!/bin/sh\n" + program + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder = new ProcessBuilder("bash", archive.resolve("bin/sememe").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("SOLR_JAVA_HOME", archive.resolve("java").toString());
    return builder;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
