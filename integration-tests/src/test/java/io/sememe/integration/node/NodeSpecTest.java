// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeSpecTest {

  @Test
  void the_command_starts_the_chosen_java_with_everything_that_was_asked_for() {
    try (SolrHome home = SolrHome.plain()) {
      Jdk jdk = new Jdk(Path.of("/jdk"), 25);
      List<String> command =
          NodeSpec.on(home)
              .withJdk(jdk)
              .withHeap("2g")
              .withPort(8983)
              .withProperty("sememe.model", "tiny")
              .withProperty("sememe.model", "other")
              .command();
      assertEquals("/jdk/bin/java", command.get(0));
      assertTrue(command.containsAll(jdk.flags()));
      assertTrue(command.containsAll(List.of("-Xmx2g", "-Dsememe.model=other", "8983")));
      assertTrue(command.contains("-Djava.io.tmpdir=" + home.folder().resolve("tmp")));
    }
  }

  @Test
  void a_heap_has_its_whole_size_from_the_start_where_that_is_wanted() {
    try (SolrHome home = SolrHome.plain()) {
      NodeSpec growing = NodeSpec.on(home).withHeap("2g");
      List<String> whole = List.of("-Xms2g", "-XX:+AlwaysPreTouch");
      assertTrue(Collections.disjoint(growing.command(), whole));
      assertTrue(growing.withWholeHeap().withPort(8983).command().containsAll(whole));
    }
  }
}
