// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NodePropertiesTest {
  private static final Path GUIDE = Path.of("..", "solr-config", "INSTALL.md");

  @Test
  void the_install_guide_has_the_table_of_all_properties() throws IOException {
    String guide = Files.readString(GUIDE);
    assertTrue(
        guide.contains("\n\n" + NodeProperties.table() + "\n\n"),
        () -> GUIDE + " needs this table:\n" + NodeProperties.table());
  }

  @Test
  void every_property_has_a_name_of_its_own() {
    long names = NodeProperties.ALL.stream().map(NodeProperty::name).distinct().count();
    assertEquals(NodeProperties.ALL.size(), names);
  }
}
