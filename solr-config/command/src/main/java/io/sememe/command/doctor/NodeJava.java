// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java that the node runs on.
 *
 * @param command what starts it
 * @param properties what it says of itself; empty when it cannot be started
 */
record NodeJava(String command, Map<String, String> properties) {
  private static final Pattern PROPERTY = Pattern.compile("\\s+([a-z.]+) = (.*)");

  /** Asks the Java that bin/solr would start with these settings, or another one. */
  static NodeJava of(Optional<String> named, SolrSettings settings) {
    String command =
        named
            .or(() -> settings.value("SOLR_JAVA_HOME").map(NodeJava::inside))
            .or(() -> settings.value("JAVA_HOME").map(NodeJava::inside))
            .orElseGet(() -> inside(System.getProperty("java.home")));
    return new NodeJava(command, ask(command));
  }

  private static String inside(String home) {
    return Path.of(home, "bin", "java").toString();
  }

  private static Map<String, String> ask(String command) {
    Map<String, String> properties = new TreeMap<>();
    try {
      Process process =
          new ProcessBuilder(command, "-XshowSettings:properties", "-version")
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      said.lines()
          .map(PROPERTY::matcher)
          .filter(Matcher::matches)
          .forEach(found -> properties.put(found.group(1), found.group(2).strip()));
    } catch (IOException e) {
      // That nothing is known of it says that it cannot be started.
      return Map.of();
    }
    return properties;
  }

  /** Returns its feature version, such as 17; 0 when nothing is known of it. */
  int feature() {
    String version = properties.getOrDefault("java.specification.version", "0");
    String feature = version.startsWith("1.") ? version.substring(2) : version;
    return feature.matches("\\d{1,3}") ? Integer.parseInt(feature) : 0;
  }

  boolean is64Bit() {
    return properties.getOrDefault("sun.arch.data.model", "64").equals("64");
  }

  @Override
  public String toString() {
    return "Java " + properties.getOrDefault("java.version", "?") + " (" + command + ")";
  }
}
