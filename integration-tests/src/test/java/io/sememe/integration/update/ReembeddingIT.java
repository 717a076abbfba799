// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.EmbedJob;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHome;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.Storm;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The job that encodes a core again, on a node of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class ReembeddingIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int DOCUMENTS = 300;
  private static final int SEARCHERS = 2;

  private TemporaryNode temporary;
  private SolrNode node;

  @BeforeAll
  void start_a_node() {
    temporary = TemporaryNode.start(spec -> spec);
    node = temporary.node();
  }

  @AfterAll
  void stop_it() {
    temporary.close();
  }

  @Test
  void documents_that_came_without_vectors_get_them() {
    TestCore core = TwoSpaces.core(node);
    TwoSpaces.addBare(node.http(), core.name(), TwoSpaces.documents(20));
    core.add(document("encoded", "Tea", "Leaves in hot water.", "x")).orThrow();
    core.add(document("empty", "", "", "x")).orThrow();
    EmbedJob job = job(core);
    job.ask("start", "field", "vector", "load", "1").orThrow();
    JsonNode done = job.await("DONE", PATIENCE);
    assertEquals("missing", done.path("mode").asText());
    assertEquals(22, done.at("/documents/total").asInt());
    assertEquals(22, done.at("/documents/done").asInt());
    assertEquals(21, count(core, having("vector")));
    assertEquals(22, count(core, "vector_hash:*"));
    assertEquals(384, core.vector("d7").size());
  }

  @Test
  void all_documents_move_to_another_model_while_searches_go_on() {
    TestCore core = filled();
    EmbedJob job = job(core);
    List<Long> progress = new ArrayList<>();
    try (Storm searches = Storm.of(SEARCHERS, i -> search(core, i))) {
      start(job, "0.5");
      job.await(status -> isDone(status, progress), "DONE", PATIENCE);
      searches.awaitDone(10);
      assertEquals(List.of(), searches.failures());
    }
    assertEquals(progress.stream().sorted().toList(), progress);
    assertEquals(DOCUMENTS, progress.get(progress.size() - 1));
    assertEquals(DOCUMENTS, count(core, having("vector_b")));
    assertEquals(DOCUMENTS, count(core, having("vector")));
    for (String question : TwoSpaces.QUESTIONS) {
      assertEquals(direct(core, question), core.meaning(question));
    }
  }

  @Test
  void passages_move_to_another_model_with_their_documents() {
    TestCore core = TwoSpaces.coreOfPassages(node);
    core.add(TwoSpaces.documents(DOCUMENTS).toArray(ObjectNode[]::new)).orThrow();
    core.commit();
    EmbedJob job = job(core);
    start(job, "1");
    job.await("DONE", PATIENCE);
    Reply found = core.query("q", "{!semantic f=vector}beverages", "fl", "id,[passage]").orThrow();
    assertEquals(10, found.documents().size());
    for (JsonNode hit : found.documents()) {
      assertTrue(hit.at("/[passage]/text").asText().startsWith("Part "), hit::toString);
    }
    Reply direct =
        core.query("q", "{!semantic f=vector_b model=" + TwoSpaces.MODEL + "}beverages").orThrow();
    assertEquals(direct.ids(), found.ids());
  }

  @Test
  void a_document_that_comes_while_the_job_runs_gets_both_vectors() {
    TestCore core = filled();
    EmbedJob job = job(core);
    start(job, "0.1");
    job.await(status -> status.at("/documents/done").asInt() > 0, "under way", PATIENCE);
    core.add(document("late", "Milk", "From cows.", "x")).orThrow();
    job.ask("cancel").orThrow();
    core.commit();
    String both = "+id:late +" + having("vector") + " +" + having("vector_b");
    assertEquals(1, count(core, both));
    assertEquals("CANCELLED", job.state());
    core.add(document("later", "Milk", "From goats.", "x")).orThrow();
    core.commit();
    assertEquals(1, count(core, "+id:later +" + having("vector") + " -" + having("vector_b")));
  }

  @Test
  void killed_in_the_middle_it_goes_on_after_the_restart() {
    try (SolrHome own = SolrHome.installed()) {
      String name;
      try (SolrNode first = SolrNode.start(NodeSpec.on(own))) {
        TestCore core = filled(first);
        name = core.name();
        start(job(core), "0.2");
        job(core).await(status -> status.at("/documents/done").asInt() > 50, "amid", PATIENCE);
        first.kill();
      }
      try (SolrNode second = SolrNode.start(NodeSpec.on(own))) {
        TestCore core = new TestCore(second, name);
        JsonNode done = job(core).await("DONE", PATIENCE);
        assertEquals(DOCUMENTS, done.at("/documents/done").asInt());
        assertEquals(DOCUMENTS, count(core, having("vector_b")));
      }
    }
  }

  @Test
  void a_paused_job_is_paused_after_a_restart_too() {
    try (SolrHome own = SolrHome.installed()) {
      String name;
      try (SolrNode first = SolrNode.start(NodeSpec.on(own))) {
        TestCore core = filled(first);
        name = core.name();
        start(job(core), "0.1");
        job(core).ask("pause").orThrow();
      }
      try (SolrNode second = SolrNode.start(NodeSpec.on(own))) {
        EmbedJob job = new EmbedJob(second.http(), name);
        assertEquals("PAUSED", job.state());
        job.ask("resume", "load", "1").orThrow();
        job.await("DONE", PATIENCE);
      }
    }
  }

  @Test
  void a_reloaded_core_goes_on_with_its_job() {
    TestCore core = filled();
    start(job(core), "0.2");
    node.http().get("/admin/cores", Map.of("action", "RELOAD", "core", core.name())).orThrow();
    job(core).await("DONE", PATIENCE);
    assertEquals(DOCUMENTS, count(core, having("vector_b")));
  }

  @Test
  void a_second_job_is_refused_with_the_first_one_named() {
    TestCore core = filled();
    EmbedJob job = job(core);
    start(job, "0.05");
    Reply refused = job.ask("start", "field", "vector");
    assertEquals(409, refused.status());
    assertTrue(refused.errorMessage().contains("vector_b"), refused::errorMessage);
    job.ask("cancel").orThrow();
  }

  @Test
  void what_is_wrong_with_a_request_is_said() {
    TestCore core = filled();
    EmbedJob job = job(core);
    assertRefused("status, start, pause, resume, cancel", job.ask("restart"));
    assertRefused("feild", job.ask("start", "feild", "vector"));
    assertRefused("vector fields", job.ask("start", "field", "title"));
    assertRefused("go together", job.ask("start", "field", "vector", "into", "vector_b"));
    assertRefused("another field", startInto(job, "vector", TwoSpaces.MODEL));
    assertRefused("nosuch", startInto(job, "vector_b", "nosuch"));
    assertRefused("already", startInto(job, "vector_b", "bge-small-en-v1.5"));
    assertEquals("NONE", job.state());
    Reply byGet = node.http().get("/" + core.name() + "/sememe/embed", Map.of("action", "cancel"));
    assertRefused("POST", byGet);
    assertFalse(job.status().has("node"));
  }

  /** Documents with a vector: Solr refuses to ask for them as for other fields. */
  private static String having(String vectorField) {
    return "_query_:\"{!frange l=1 v='exists(field(" + vectorField + "))'}\"";
  }

  private static long count(TestCore core, String query) {
    return TwoSpaces.count(core.node().http(), core.name(), query);
  }

  private TestCore filled() {
    return filled(node);
  }

  private static TestCore filled(SolrNode node) {
    TestCore core = TwoSpaces.core(node);
    core.add(TwoSpaces.documents(DOCUMENTS).toArray(ObjectNode[]::new)).orThrow();
    return core.commit();
  }

  private static EmbedJob job(TestCore core) {
    return new EmbedJob(core.node().http(), core.name());
  }

  private static void start(EmbedJob job, String load) {
    job.ask("start", "field", "vector", "into", "vector_b", "model", TwoSpaces.MODEL, "load", load)
        .orThrow();
  }

  private static Reply startInto(EmbedJob job, String into, String model) {
    return job.ask("start", "field", "vector", "into", into, "model", model);
  }

  private static boolean isDone(JsonNode status, List<Long> progress) {
    progress.add(status.at("/documents/done").asLong());
    return status.path("state").asText().equals("DONE");
  }

  private static void search(TestCore core, int number) {
    String question = TwoSpaces.QUESTIONS.get(number % TwoSpaces.QUESTIONS.size());
    if (core.meaning(question).size() != 10) {
      throw new IllegalStateException("a search found too little");
    }
  }

  /** What stock Solr finds with the second field's own vectors: those of the new model. */
  private static List<String> direct(TestCore core, String question) {
    return core.query("q", "{!semantic f=vector_b v=$text}", "text", question).orThrow().ids();
  }

  private static void assertRefused(String said, Reply reply) {
    assertEquals(400, reply.status(), reply.body()::toString);
    assertTrue(reply.errorMessage().contains(said), reply::errorMessage);
  }
}
