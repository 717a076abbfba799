// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.doctor.Finding.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaChecksTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  private static final String UPPER =
      "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=25";
  private static final Path FILE = Path.of("solr.in.sh");

  @ParameterizedTest
  @CsvSource({
    "17, '', WARN",
    "21, '', OK",
    "22, '', WARN",
    "22, module, OK",
    "25, module, WARN",
    "25, upper, WARN",
    "25, module upper, OK"
  })
  void vector_instructions_need_what_the_version_needs(int feature, String options, Level level) {
    String told = options.replace("module", MODULE).replace("upper", UPPER);
    assertEquals(level, level("vectors", setUp(feature, told, "false", true)));
  }

  @ParameterizedTest
  @CsvSource({"17, true, FAIL", "17, '', FAIL", "21, false, OK", "24, '', OK", "25, true, OK"})
  void the_security_manager_matters_below_java_24(int feature, String enabled, Level level) {
    assertEquals(level, level("security", setUp(feature, "", enabled, true)));
  }

  @Test
  void nobody_is_accused_without_his_settings() {
    assertEquals(Level.WARN, level("security", setUp(17, "", "", false)));
  }

  @ParameterizedTest
  @CsvSource({
    "17, '', OK",
    "25, '', WARN",
    "25, --enable-native-access=ALL-UNNAMED, OK",
    "25, --illegal-native-access=deny, FAIL"
  })
  void native_code_is_allowed_or_not(int feature, String options, Level level) {
    assertEquals(level, level("native access", setUp(feature, options, "false", true)));
  }

  @Test
  void what_is_too_old_or_not_there_fails_and_says_what_to_do() {
    Finding old = JavaChecks.of(setUp(11, "", "false", true)).get(0);
    assertEquals(Level.FAIL, old.level());
    assertTrue(old.mend().contains("Java 17"), old::mend);
    NodeJava none = NodeJava.of(Optional.of("/does/not/exist"), settings("", "", true));
    Finding missing = JavaChecks.of(setUp(none, settings("", "", true))).get(0);
    assertEquals(Level.FAIL, missing.level());
    assertTrue(missing.text().contains("/does/not/exist"), missing::text);
  }

  @Test
  void the_java_that_runs_this_says_what_it_is() {
    NodeJava here = NodeJava.of(Optional.empty(), settings("", "", false));
    assertEquals(Runtime.version().feature(), here.feature());
    assertTrue(here.is64Bit());
  }

  private static Level level(String check, SetUp setUp) {
    List<Finding> found =
        JavaChecks.of(setUp).stream().filter(one -> one.check().equals(check)).toList();
    assertEquals(1, found.size());
    return found.get(0).level();
  }

  private static SetUp setUp(int feature, String options, String enabled, boolean hasFile) {
    NodeJava java =
        new NodeJava("java", Map.of("java.specification.version", String.valueOf(feature)));
    return setUp(java, settings(options, enabled, hasFile));
  }

  private static SetUp setUp(NodeJava java, SolrSettings settings) {
    return new SetUp(Path.of("home"), Optional.empty(), settings, java, Optional.empty());
  }

  private static SolrSettings settings(String options, String enabled, boolean hasFile) {
    return new SolrSettings(
        hasFile ? Optional.of(FILE) : Optional.empty(),
        Map.of("SOLR_OPTS", options, "SOLR_SECURITY_MANAGER_ENABLED", enabled));
  }
}
