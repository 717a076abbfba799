// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProbeTest {
  @TempDir Path home;

  @BeforeEach
  void installNothing() throws IOException {
    Files.createDirectory(home.resolve("lib"));
  }

  @Test
  void what_the_node_unpacks_while_it_is_looked_at_stays() throws IOException {
    Path library = home.resolve("natives/onnxruntime-1.0/libonnxruntime.so");
    try (NodeProbe probe = probe()) {
      Files.createDirectories(library.getParent());
      Files.writeString(library, "native");
      assertTrue(probe.natives().problem().isPresent(), "there are no jars");
    }
    assertTrue(Files.exists(library));
  }

  @Test
  void nothing_is_left_where_nothing_was() throws IOException {
    try (NodeProbe probe = probe()) {
      assertTrue(probe.natives().problem().isPresent(), "there are no jars");
    }
    try (Stream<Path> left = Files.list(home)) {
      assertEquals(List.of(home.resolve("lib")), left.toList());
    }
  }

  private NodeProbe probe() {
    SolrSettings settings = new SolrSettings(Optional.empty(), Map.of());
    NodeJava java = NodeJava.of(Optional.empty(), settings);
    return NodeProbe.of(new SetUp(home, Optional.empty(), settings, java, Optional.empty()));
  }
}
