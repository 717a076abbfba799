// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.models;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.docs.Archive;
import io.sememe.integration.node.CutOffNode;
import io.sememe.integration.node.DeadNetwork;
import io.sememe.integration.node.ForeignSockets;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHome;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a network, and without names, all works that works with one, and nothing tries it. */
@OnEveryJdk
@WholeRun
final class NoNetworkIT {
  private static final Pattern HANDLER =
      Pattern.compile("<requestHandler name=\"(/sememe/[a-z]+)\"");

  private static final String MODEL = "all-minilm-l6-v2";

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

  @Test
  void models_are_loaded_and_unloaded_and_nobody_tries_to_get_out() throws IOException {
    try (CutOffNode cutOff = new CutOffNode(jdk, folder, Map.of("sememe.preflight", "true"))) {
      TestCore core = TestCore.of(cutOff.node(), "semantic");
      String address = "/" + core.name() + "/sememe/models";
      for (Map<String, String> verb :
          List.of(
              Map.of("action", "load", "model", MODEL, "wait", "true"),
              Map.of("action", "unload", "model", MODEL))) {
        cutOff.node().http().postForm(address, verb).orThrow();
      }
      assertEquals(List.of(), cutOff.attempts());
    }
  }

  /** With settings of the archive, so that all it says is said of this set-up. */
  @Test
  void the_doctor_says_what_there_is_and_does_not_try_to_get_out() throws Exception {
    Path archive = Archive.unpack(folder).folder();
    try (DeadNetwork network = DeadNetwork.open(folder);
        SolrHome home = SolrHome.installed()) {
      Process doctor = doctor(archive, home, network);
      try (ForeignSockets sockets = ForeignSockets.of(doctor.pid())) {
        String said = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(doctor.waitFor() < 2, said);
        assertTrue(said.contains("jars"), said);
        assertEquals(Set.of(), sockets.seen());
      }
      assertEquals(0, network.attempts());
    }
  }

  private Process doctor(Path archive, SolrHome home, DeadNetwork network) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            "bash",
            archive.resolve("bin/sememe").toString(),
            "doctor",
            "--solr-home=" + home.folder(),
            "--solr-in=" + archive.resolve("docker/solr.in.sh"));
    command.environment().put("SOLR_JAVA_HOME", jdk.home().toString());
    command.environment().put("SEMEME_JAVA_OPTS", network.options());
    return command.redirectErrorStream(true).start();
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
