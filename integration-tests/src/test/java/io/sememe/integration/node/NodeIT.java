// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryJdk
@WholeRun
class NodeIT {

  private final Jdk jdk;

  NodeIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void an_installed_node_creates_a_core_from_the_configset_and_stops_leaving_no_process() {
    try (SolrHome home = SolrHome.installed();
        SolrNode node = SolrNode.start(NodeSpec.on(home).withJdk(jdk))) {
      node.http().createCore("first", "semantic").orThrow();
      assertEquals(0, node.http().query("first", Map.of("q", "*:*")).orThrow().documents().size());

      // stop() fails when the node leaves a thread behind or has to be killed.
      node.stop();
      assertFalse(ProcessHandle.of(node.pid()).map(ProcessHandle::isAlive).orElse(false));
    }
  }

  @Test
  void a_killed_node_is_gone_and_its_home_starts_again_with_the_same_core() {
    try (SolrHome home = SolrHome.installed()) {
      SolrNode killed = SolrNode.start(NodeSpec.on(home).withJdk(jdk));
      killed.http().createCore("kept", "semantic").orThrow();
      killed.kill();
      assertFalse(killed.isAlive());
      assertThrows(NodeException.class, () -> killed.http().query("kept", Map.of("q", "*:*")));

      try (SolrNode restarted = SolrNode.start(NodeSpec.on(home).withJdk(jdk))) {
        restarted.http().query("kept", Map.of("q", "*:*")).orThrow();
      }
    }
  }

  @Test
  void a_node_runs_on_the_java_it_was_given_with_the_flags_it_was_given() {
    try (TemporaryNode temporary =
        TemporaryNode.start(spec -> spec.withJdk(jdk).withProperty("sememe.test", "said"))) {
      Reply system = temporary.node().http().get("/admin/info/system", Map.of()).orThrow();
      assertEquals(Integer.toString(jdk.feature()), system.body().at("/jvm/spec/version").asText());
      String flags = system.body().at("/jvm/jmx/commandLineArgs").toString();
      assertTrue(flags.contains("-Dsememe.test=said"), flags);
    }
  }

  @Test
  void nothing_is_left_of_a_temporary_node_after_closing() {
    TemporaryNode temporary = TemporaryNode.start(spec -> spec.withJdk(jdk));
    SolrNode node = temporary.node();
    temporary.close();
    assertFalse(node.isAlive());
    assertFalse(Files.exists(node.home().folder()));
  }

  @Test
  void a_node_that_cannot_start_says_why() {
    try (SolrHome home = SolrHome.plain();
        SolrNode first = SolrNode.start(NodeSpec.on(home).withJdk(jdk));
        SolrHome other = SolrHome.plain()) {
      NodeSpec sameHome = NodeSpec.on(other).withJdk(jdk).withPort(first.port());
      NodeException failure = assertThrows(NodeException.class, () -> SolrNode.start(sameHome));
      assertTrue(failure.getMessage().contains("Address already in use"), failure.getMessage());
    }
  }
}
