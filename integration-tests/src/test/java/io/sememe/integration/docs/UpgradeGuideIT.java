// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHome;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What INSTALL.md says of another version's jars and of none. */
@WholeRun
final class UpgradeGuideIT {
  private static final ObjectNode TEA = document("1", "Tea", "Leaves in hot water.", "cooking");
  private static final ObjectNode TIDE =
      document("2", "Tide", "The moon moves the sea.", "physics");

  @TempDir private Path before;
  @TempDir private Path after;
  private SolrHome home;
  private InstallGuide guide;

  @BeforeEach
  void read() throws IOException {
    guide = InstallGuide.read();
    home = SolrHome.plain();
  }

  @AfterEach
  void delete() {
    home.close();
  }

  @Test
  void an_upgrade_leaves_the_new_jars_and_those_of_others_and_keeps_the_vectors()
      throws IOException {
    new Installation(guide, home.folder(), Archive.earlier(before)).copy();
    Path others = Files.createFile(home.folder().resolve("lib").resolve("gson-of-others.jar"));
    JsonNode vector = fill();
    Archive archive = Archive.unpack(after);
    new Installation(guide, home.folder(), archive).upgrade();
    SortedSet<String> expected = Archive.names(archive.folder().resolve("lib"));
    expected.add(others.getFileName().toString());
    assertEquals(expected, Archive.names(others.resolveSibling("")));
    try (SolrNode node = SolrNode.start(NodeSpec.on(home))) {
      TestCore core = new TestCore(node, "articles");
      assertEquals(vector, core.vector("1"));
      assertEquals("1", core.meaning("a hot drink").get(0));
      Reply again = core.add(TEA, TIDE).orThrow();
      assertEquals(2, again.body().at("/embedding/vector/reused").asInt());
      assertEquals(0, again.body().at("/embedding/vector/encoded").asInt());
    }
  }

  @Test
  void a_removal_leaves_nothing_but_vectors_that_solr_itself_finds() throws IOException {
    Installation installation = new Installation(guide, home.folder(), Archive.unpack(after));
    Path others = Files.createDirectories(home.folder().resolve("models").resolve("of-others"));
    installation.copy();
    JsonNode vector = fill();
    Path conf = home.folder().resolve("configsets/semantic/conf");
    new WithoutSememe(conf, guide.handlersToRemove()).write();
    installation.remove();
    assertEquals(List.of(), Archive.list(home.folder().resolve("lib")));
    assertEquals(List.of(others), Archive.list(others.resolveSibling("")));
    try (SolrNode node = SolrNode.start(NodeSpec.on(home))) {
      TestCore core = new TestCore(node, "articles");
      String nearest = "{!knn f=vector topK=1}" + vector;
      assertEquals(List.of("1"), core.query("q", nearest).orThrow().ids());
      core.add(document("3", "Clay", "Earth that is burnt.", "craft")).orThrow();
      core.commit();
      assertEquals(List.of("3"), core.query("q", "clay").orThrow().ids());
    }
    assertFalse(Files.exists(home.folder().resolve("sememe.jars")));
    assertFalse(names(home.folder()).contains("natives"));
  }

  /** Makes a core of two documents and returns the vector of the first. */
  private JsonNode fill() {
    try (SolrNode node = SolrNode.start(NodeSpec.on(home))) {
      Bash.run(guide.step(5).get(0), node);
      TestCore core = new TestCore(node, "articles");
      core.add(TEA, TIDE).orThrow();
      core.commit();
      JsonNode vector = core.vector("1");
      assertEquals(384, vector.size());
      return vector;
    }
  }

  private static String names(Path folder) throws IOException {
    return Archive.names(folder).stream().collect(Collectors.joining(" "));
  }
}
