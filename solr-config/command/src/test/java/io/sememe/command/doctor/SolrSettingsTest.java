// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolrSettingsTest {
  @TempDir Path folder;

  @Test
  void a_script_is_read_as_a_shell_reads_it() throws IOException {
    SolrSettings settings =
        read(
            "solr.in.sh",
            """
            # SOLR_HOME=/commented/out
            SOLR_HOME=/var/solr/data   # the rest is a comment
              export SOLR_JAVA_HOME='/opt/$jdk'
            BASE=/opt
            SOLR_LOGS_DIR="${BASE}/logs"
            PORT=${SOLR_PORT:-8983}
            SOLR_OPTS="$SOLR_OPTS -Da=1"
            SOLR_OPTS+=" --add-modules \\
              jdk.incubator.vector"
            """);
    assertEquals(Optional.of("/var/solr/data"), settings.value("SOLR_HOME"));
    assertEquals(Optional.of("/opt/$jdk"), settings.value("SOLR_JAVA_HOME"));
    assertEquals(Optional.of("/opt/logs"), settings.value("SOLR_LOGS_DIR"));
    assertEquals(Optional.of("8983"), settings.value("PORT"));
    assertEquals(
        List.of("-Dfirst=0", "-Da=1", "--add-modules=jdk.incubator.vector"), settings.options());
  }

  @Test
  void the_file_that_solr_would_include_is_read() throws IOException {
    Path file = Files.writeString(folder.resolve("own.sh"), "SOLR_HOME=/var/solr/own\n");
    SolrSettings settings =
        SolrSettings.of(Optional.empty(), Map.of("SOLR_INCLUDE", file.toString()));
    assertEquals(Optional.of("/var/solr/own"), settings.value("SOLR_HOME"));
  }

  @Test
  void a_batch_file_is_read_as_windows_reads_it() throws IOException {
    SolrSettings settings =
        read(
            "solr.in.cmd",
            """
            REM set SOLR_HOME=C:\\no
            set SOLR_SECURITY_MANAGER_ENABLED=false
            @set "SOLR_OPTS=%SOLR_OPTS% --enable-native-access=ALL-UNNAMED"
            """);
    assertEquals(Optional.empty(), settings.value("SOLR_HOME"));
    assertEquals(Optional.of("false"), settings.value("SOLR_SECURITY_MANAGER_ENABLED"));
    assertEquals(List.of("ALL-UNNAMED"), settings.optionValues("--enable-native-access"));
  }

  @Test
  void the_last_of_two_properties_counts() throws IOException {
    SolrSettings settings =
        read("solr.in.sh", "SOLR_OPTS=\"-Dsememe.device=auto -Dsememe.device=cpu\"");
    assertEquals(Optional.of("cpu"), settings.property("sememe.device"));
    assertEquals(Optional.empty(), settings.property("sememe"));
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    Path missing = folder.resolve("solr.in.sh");
    CommandException refused =
        assertThrows(CommandException.class, () -> SolrSettings.of(Optional.of(missing), Map.of()));
    assertTrue(refused.getMessage().contains(missing.toString()), refused::getMessage);
  }

  private SolrSettings read(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return SolrSettings.of(Optional.of(file), Map.of("SOLR_OPTS", "-Dfirst=0"));
  }
}
