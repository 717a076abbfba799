// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.models;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.CutOffNode;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a network, and without names, all works that works with one, and nothing tries it. */
@OnEveryJdk
final class NoNetworkIT {
  private static final Pattern HANDLER =
      Pattern.compile("<requestHandler name=\"(/sememe/[a-z]+)\"");

  private final Jdk jdk;
  @TempDir private Path folder;

  NoNetworkIT(Jdk jdk) {
    this.jdk = jdk;
  }

  /** Where devices are looked for by themselves, so that a GPU's libraries are, too. */
  @Test
  void documents_are_indexed_found_and_explained_and_nobody_tries_to_get_out() throws IOException {
    try (CutOffNode cutOff = new CutOffNode(jdk, folder, Map.of("sememe.device", "auto"))) {
      SolrNode node = cutOff.node();
      TestCore core = TestCore.of(node, "semantic");
      core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
      core.commit();
      assertEquals(List.of("1"), core.meaning("a hot drink"));
      assertEquals(List.of("1"), core.query("q", "{!hybrid f=vector qf=text}hot tea").ids());
      for (String handler : handlers(node)) {
        Reply reply = node.http().get("/" + core.name() + handler, Map.of("text", "tea"));
        assertTrue(reply.status() < 500, () -> handler + ": " + reply.errorMessage());
      }
      assertEquals(List.of(), cutOff.attempts());
    }
  }

  private static List<String> handlers(SolrNode node) throws IOException {
    Path config = node.home().folder().resolve("configsets/semantic/conf/solrconfig.xml");
    List<String> found =
        HANDLER.matcher(Files.readString(config)).results().map(NoNetworkIT::name).toList();
    assertTrue(found.contains("/sememe/explain"), found::toString);
    return found;
  }

  private static String name(MatchResult handler) {
    return handler.group(1);
  }
}
