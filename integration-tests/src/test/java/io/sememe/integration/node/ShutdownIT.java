// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whenever a node is told to end or killed: no crash, and nothing that it acknowledged is lost. */
@OnEveryJdk
@WholeRun
class ShutdownIT {
  private static final int ROUNDS = 3;
  private static final int SEARCHERS = 8;
  private static final int SENDERS = 2;
  private static final long SECONDS_TO_END = 30;
  private static final Duration REPLAY = Duration.ofSeconds(30);
  private static final String CORE = "kept";
  private static final String ALL = "10000";

  private final Jdk jdk;

  ShutdownIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void told_to_end_amid_searches_and_indexing_it_ends_in_order_with_all_that_it_acknowledged()
      throws Exception {
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    try (SolrHome home = SolrHome.installed()) {
      for (int round = 1; round <= ROUNDS; round++) {
        String name = "round" + round;
        try (SolrNode node = round == 1 ? startWithCore(home) : start(home)) {
          SolrHttp http = node.http();
          try (Storm indexing = Storm.of(SENDERS, i -> send(http, name + "-" + i, acknowledged));
              Storm searches = Storm.of(SEARCHERS, i -> search(http, "question " + i))) {
            searches.awaitDone(10 * round);
            indexing.awaitDone(round);
            terminate(node);
          }
        }
      }
      assertHolds(home, acknowledged);
    }
  }

  @Test
  void told_to_end_while_its_model_is_loading_it_ends_in_order() throws Exception {
    try (SolrHome home = SolrHome.installed();
        SolrNode node = startWithCore(home)) {
      terminate(node);
    }
  }

  @Test
  void killed_while_indexing_it_has_every_acknowledged_document_with_its_vector() throws Exception {
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    try (SolrHome home = SolrHome.installed()) {
      try (SolrNode node = startWithCore(home)) {
        SolrHttp http = node.http();
        try (Storm indexing = Storm.of(SENDERS, i -> send(http, "killed-" + i, acknowledged))) {
          indexing.awaitDone(10);
          node.kill();
        }
      }
      assertHolds(home, acknowledged);
    }
  }

  private SolrNode startWithCore(SolrHome home) {
    SolrNode node = start(home);
    node.http().createCore(CORE, "semantic").orThrow();
    return node;
  }

  private SolrNode start(SolrHome home) {
    return SolrNode.start(NodeSpec.on(home).withJdk(jdk));
  }

  /** SIGTERM, as service managers and containers send it. */
  private static void terminate(SolrNode node) throws Exception {
    ProcessHandle process = ProcessHandle.of(node.pid()).orElseThrow();
    assertTrue(process.destroy());
    assertDoesNotThrow(
        () -> process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS), () -> node.logTail());
    assertFalse(
        Files.exists(node.home().logFolder().resolve("crash.log")), () -> "crashed: " + node.log());
    // Fails on any exit status but that of an end in order.
    node.stop();
  }

  /** Documents whose ids all begin alike, in one request. */
  private static void send(SolrHttp http, String prefix, Set<String> acknowledged) {
    List<String> ids = List.of(prefix + "-a", prefix + "-b", prefix + "-c", prefix + "-d");
    http.add(CORE, ids.stream().map(id -> document(id, id, "body ".repeat(100), "x")).toList())
        .orThrow();
    acknowledged.addAll(ids);
  }

  private static void search(SolrHttp http, String text) {
    http.query(CORE, Map.of("q", "{!semantic f=vector v=$text}", "text", text)).orThrow();
  }

  private void assertHolds(SolrHome home, Set<String> acknowledged) throws InterruptedException {
    assertFalse(acknowledged.isEmpty());
    try (SolrNode node = start(home)) {
      TestCore core = new TestCore(node, CORE);
      Set<String> missing = awaitReplay(core, acknowledged);
      assertEquals(Set.of(), missing, node::logTail);
      for (JsonNode document : everything(core)) {
        assertEquals(384, document.path("vector").size(), document.path("id").asText());
      }
      Set<String> searchable =
          Set.copyOf(
              core.query("q", "{!semantic f=vector topK=" + ALL + "}body", "rows", ALL)
                  .orThrow()
                  .ids());
      assertTrue(searchable.containsAll(acknowledged), searchable::toString);
    }
  }

  /** Solr replays its log in the background. */
  private static Set<String> awaitReplay(TestCore core, Set<String> acknowledged)
      throws InterruptedException {
    long deadline = System.nanoTime() + REPLAY.toNanos();
    Set<String> missing = missing(core, acknowledged);
    while (!missing.isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
      missing = missing(core, acknowledged);
    }
    return missing;
  }

  private static Set<String> missing(TestCore core, Set<String> acknowledged) {
    Set<String> missing = new TreeSet<>(acknowledged);
    missing.removeAll(
        everything(core).stream()
            .map(document -> document.path("id").asText())
            .collect(Collectors.toSet()));
    return missing;
  }

  private static List<JsonNode> everything(TestCore core) {
    return core.query("q", "*:*", "rows", ALL, "fl", "id,vector").orThrow().documents();
  }
}
