// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Project;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who follows INSTALL.md on each node of a cluster has what it promises, also while upgrading. */
@WholeRun
final class CloudGuideIT {
  private static final String FIRST = "/response/docs/0/id";

  @TempDir private Path before;
  @TempDir private Path after;
  @TempDir private Path solr;
  private InstallGuide guide;
  private Archive earlier;
  private SolrCluster cluster;

  @BeforeEach
  void follow_steps_1_to_4_on_two_nodes() throws IOException {
    guide = InstallGuide.read();
    earlier = Archive.earlier(before);
    cluster =
        SolrCluster.start(
            List.of(Jdk.current(), Jdk.current()),
            home -> new Installation(guide, home.folder(), earlier).copy(),
            UnaryOperator.identity());
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void one_node_after_the_other_is_upgraded_while_the_rest_answers() throws IOException {
    makeCollection();
    JsonNode first = answers(0).get(0);
    assertEquals(2, encoded(first), first::toString);
    Archive archive = Archive.unpack(after);
    upgrade(1, archive);
    upgrade(0, archive);
    JsonNode again = answers(1).get(0);
    assertEquals(0, encoded(again), again::toString);
    assertEquals(2, again.at("/embedding/vector/reused").asInt(), again::toString);
  }

  /** Step 5, in a folder where bin/solr is. */
  private void makeCollection() throws IOException {
    Path script = Files.createDirectories(solr.resolve("bin")).resolve("solr");
    Files.writeString(script, solrCommand());
    // Solr's installation has it, and looks for it whatever the configset.
    Files.createDirectories(solr.resolve("server/solr/configsets/_default"));
    Installation installation = new Installation(guide, cluster.node(0).home().folder(), earlier);
    String commands = guide.step(5).get(1);
    installation.run(
        "cd '%s'\nchmod +x bin/solr\n".formatted(solr)
            + commands.replace("localhost:2181", cluster.zooKeeperAddress()));
  }

  /** What Solr's own script comes to, with the jars of the tests in place of an installation. */
  private String solrCommand() {
    return """
        #!/usr/bin/env bash
        export CLASSPATH='%s'
        exec '%s' -Dsolr.install.dir=. -Dsolr.tool.host=127.0.0.1 -Djetty.port=%d \\
          org.apache.solr.cli.SolrCLI "$@"
        """
        .formatted(Project.mainClasspath(), Jdk.current().java(), cluster.node(0).port());
  }

  private void upgrade(int number, Archive archive) throws IOException {
    SolrNode node = cluster.node(number);
    node.stop();
    new Installation(guide, node.home().folder(), archive).upgrade();
    requireFirst(cluster.node(1 - number));
    requireFirst(cluster.restart(number));
    new CloudCollection(cluster, "articles").awaitActive();
  }

  /** Step 6 without its update. */
  private void requireFirst(SolrNode node) throws IOException {
    String script = guide.step(6).get(0);
    JsonNode found = Printed.lastOf(Bash.run(script.substring(script.indexOf("curl -G")), node));
    assertEquals("1", found.at(FIRST).asText(), found::toString);
  }

  /** Step 6: what the update answers, and what the question does. */
  private List<JsonNode> answers(int number) throws IOException {
    List<JsonNode> answers =
        Printed.all(new Installation(guide, solr, earlier).tryIt(cluster.node(number)));
    assertEquals("1", answers.get(1).at(FIRST).asText(), answers::toString);
    return answers;
  }

  private static int encoded(JsonNode answer) {
    return answer.at("/embedding/vector/encoded").asInt();
  }
}
