// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.models;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.docs.InstallGuide;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHome;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Java's security manager, which Solr starts below Java 24: everything is allowed here that Solr's
 * own policy allows, and so no native library of a plugin.
 */
@OnEveryJdk
final class SecurityManagerIT {
  private static final int FIRST_WITHOUT = 24;

  private final Jdk jdk;

  SecurityManagerIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void where_it_exists_words_are_found_and_meaning_answers_503_as_the_guide_explains()
      throws IOException {
    try (SolrHome home = SolrHome.installed()) {
      if (jdk.feature() < FIRST_WITHOUT) {
        assertExplained(home);
      } else {
        assertUnknown(home);
      }
    }
  }

  private void assertExplained(SolrHome home) throws IOException {
    try (SolrNode node = SolrNode.start(guarded(home))) {
      TestCore core = TestCore.of(node, "semantic");
      assertExplained(core.query("q", "{!semantic f=vector}a hot drink"));
      assertExplained(core.add(document("1", "Tea", "Leaves in hot water.", "cooking")));
      core.update("[{\"id\": \"2\", \"topic\": \"cooking\"}]");
      core.commit();
      assertEquals(List.of(), core.query("q", "tea").orThrow().ids());
      assertTrue(page(core).startsWith("<!doctype html>"));
    }
  }

  /** Its files are read from the jar. */
  private static String page(TestCore core) {
    String address = "/" + core.name() + "/sememe";
    return core.node().http().get(address, Map.of()).orThrow().body().asText();
  }

  /** Java refuses to start with one: there is nothing to switch off. */
  private void assertUnknown(SolrHome home) {
    NodeException e = assertThrows(NodeException.class, () -> SolrNode.start(guarded(home)));
    assertTrue(e.getMessage().contains("Security Manager is not supported"), e.getMessage());
  }

  private NodeSpec guarded(SolrHome home) {
    URL policy =
        Objects.requireNonNull(SecurityManagerIT.class.getResource("like-solr.policy"), "policy");
    return NodeSpec.on(home)
        .withJdk(jdk)
        .withProperty("java.security.manager", "default")
        .withProperty("java.security.policy", "=" + policy);
  }

  private static void assertExplained(Reply reply) throws IOException {
    String seen = reply.status() + " " + reply.errorMessage();
    assertEquals(503, reply.status(), seen);
    assertTrue(reply.errorMessage().contains("security manager"), seen);
    assertTrue(InstallGuide.read().knows(reply.status(), reply.errorMessage()), seen);
  }
}
