// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NodePropertiesTest {
  private static final Path CONFIGSET =
      Path.of("..", "solr-config", "src", "main", "configsets", "semantic", "conf");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(sememe\\.[^:}]+)");
  private static final Path GUIDE = Path.of("..", "solr-config", "INSTALL.md");

  @Test
  void the_install_guide_has_the_table_of_all_properties() throws IOException {
    String guide = Files.readString(GUIDE);
    assertTrue(
        guide.contains("\n\n" + NodeProperties.table() + "\n\n"),
        () -> GUIDE + " needs this table:\n" + NodeProperties.table());
  }

  @Test
  void a_node_takes_every_property_that_the_configset_reads() throws IOException {
    Set<String> known =
        NodeProperties.ALL.stream().map(NodeProperty::name).collect(Collectors.toSet());
    Set<String> read = new TreeSet<>();
    try (Stream<Path> files = Files.list(CONFIGSET)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".xml")).toList()) {
        PLACEHOLDER
            .matcher(Files.readString(file))
            .results()
            .forEach(one -> read.add(one.group(1)));
      }
    }
    assertTrue(read.contains("sememe.model"), read::toString);
    read.removeAll(known);
    assertEquals(Set.of(), read);
  }

  @Test
  void every_property_has_a_name_of_its_own() {
    long names = NodeProperties.ALL.stream().map(NodeProperty::name).distinct().count();
    assertEquals(NodeProperties.ALL.size(), names);
  }
}
