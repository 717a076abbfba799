// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.Storm;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Documents that cannot be encoded are refused, skipped or marked; none is lost silently. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class FailurePolicyIT {
  private static final String OURS =
      "<processor class=\"io.sememe.solr.update.EmbeddingUpdateProcessorFactory\">";
  private static final String TOLERANT =
      "<processor class=\"solr.TolerantUpdateProcessorFactory\">"
          + "<int name=\"maxErrors\">3</int></processor>\n    ";
  private static final String UNMARKED = "-vector_hash:*";
  private static final int THREADS = 6;
  private static final int BATCH = 20;

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
  void skip_indexes_all_and_the_documents_without_a_vector_can_be_found() {
    TestCore core = core("skip");
    Reply reply = core.add(good("1"), bad("b1"), good("2")).orThrow();
    core.commit();
    assertEquals(1, reply.body().at("/embedding/vector/failed").asInt());
    assertEquals(List.of("b1"), filtered(core, UNMARKED));
    assertEquals(Set.of("1", "2"), Set.copyOf(core.meaning("hot drinks")));
  }

  @Test
  void mark_says_of_each_document_why_it_has_no_vector() {
    TestCore core = core("mark");
    core.add(good("1"), bad("b1"), good("2"), bad("b2")).orThrow();
    core.commit();
    assertEquals(List.of("b1", "b2"), filtered(core, "embedding_error:*"));
    assertEquals(List.of("b1", "b2"), filtered(core, UNMARKED));
    Reply found = core.query("q", "id:b1", "fl", "embedding_error").orThrow();
    String reason = found.documents().get(0).path("embedding_error").asText();
    assertTrue(reason.contains("'title'"), reason);
  }

  @Test
  void the_mark_goes_when_the_document_is_mended() {
    TestCore core = core("mark");
    core.add(bad("whole"), bad("partly")).orThrow();
    core.add(good("whole")).orThrow();
    core.update("[{\"id\":\"partly\",\"title\":{\"set\":\"Tea\"}}]").orThrow();
    core.commit();
    assertEquals(List.of(), filtered(core, "embedding_error:*"));
    assertEquals(List.of(), filtered(core, UNMARKED));
    assertEquals(384, core.vector("partly").size());
  }

  @Test
  void a_partial_update_that_cannot_be_encoded_takes_the_vector_of_the_old_text_away() {
    TestCore core = core("mark");
    core.add(good("1")).orThrow();
    Reply reply =
        core.update("[{\"id\":\"1\",\"title\":{\"set\":{\"id\":\"c\",\"title\":\"x\"}}}]");
    assertEquals(1, reply.orThrow().body().at("/embedding/vector/failed").asInt());
    core.commit();
    assertEquals(List.of("1"), filtered(core, "embedding_error:*"));
    assertTrue(core.vector("1").isMissingNode());
    core.update("[{\"id\":\"1\",\"title\":{\"set\":\"Tea\"}}]").orThrow();
    core.commit();
    assertEquals(List.of(), filtered(core, "embedding_error:*"));
  }

  @Test
  void a_request_that_tolerates_failures_reports_each_under_its_own_id() {
    TestCore core = tolerant();
    ObjectNode unknown = good("unknown").put("nosuch", "x");
    Reply reply = core.add(good("1"), unknown, good("2"), bad("b1"), bad("b2"), good("3"));
    core.commit();
    JsonNode errors = reply.orThrow().body().at("/responseHeader/errors");
    assertEquals(Set.of("unknown", "b1", "b2"), Set.copyOf(errors.findValuesAsText("id")));
    errors.forEach(
        error ->
            assertTrue(
                error.path("message").asText().contains(error.path("id").asText()),
                error::toString));
    assertEquals(List.of("1", "2", "3"), filtered(core, "*:*"));
    assertEquals(List.of(), filtered(core, UNMARKED));
  }

  @Test
  void more_failures_than_are_tolerated_refuse_the_request_and_are_all_named() {
    TestCore core = tolerant();
    Reply reply = core.add(good("1"), bad("b1"), bad("b2"), bad("b3"), bad("b4"));
    core.commit();
    assertEquals(400, reply.status(), reply::toString);
    assertTrue(reply.errorMessage().contains("b"), reply::errorMessage);
    assertEquals(List.of("1"), filtered(core, "*:*"));
  }

  @Test
  void without_its_model_nothing_is_indexed_words_are_found_and_the_client_is_told_when_to_return()
      throws Exception {
    damageModel();
    TestCore core = core("fail", "broken");
    HttpResponse<String> update = post(core, "[{\"id\":\"1\",\"title\":\"Tea\"}]");
    assertEquals(503, update.statusCode(), update::body);
    assertTrue(update.headers().firstValueAsLong("Retry-After").orElse(0) > 0, update::toString);
    core.commit();
    assertEquals(List.of(), filtered(core, "*:*"));
  }

  @Test
  void without_its_model_a_partial_update_is_refused_at_once_even_where_failures_are_skipped()
      throws Exception {
    damageModel();
    TestCore core = core("skip", "broken");
    core.add(good("1")).orThrow();
    Reply reply = core.update("[{\"id\":\"1\",\"title\":{\"set\":\"Milk\"}}]");
    assertEquals(503, reply.status(), reply::toString);
    core.commit();
    assertEquals(List.of("1"), core.query("q", "tea").orThrow().ids());
  }

  @Test
  void bulk_indexing_in_more_threads_than_the_encoder_has_loses_nothing() {
    TestCore core = TestCore.of(node, "semantic");
    try (Storm storm = Storm.of(THREADS, i -> index(core, i))) {
      storm.awaitDone(THREADS);
    }
    core.commit();
    int found = core.query("q", "*:*", "rows", "0").body().at("/response/numFound").asInt();
    assertTrue(found >= THREADS * BATCH, found + " documents");
    assertEquals(0, found % BATCH);
    assertEquals(List.of(), filtered(core, UNMARKED));
  }

  private void index(TestCore core, int number) {
    List<ObjectNode> documents =
        IntStream.range(0, BATCH)
            .mapToObj(i -> document(number + "-" + i, "Part " + i, "words ".repeat(i), "x"))
            .toList();
    new BulkIndexer(node.http(), core.name(), BATCH).index(documents, progress -> {});
  }

  private TestCore core(String onError) {
    return core(onError, "bge-small-en-v1.5");
  }

  private TestCore core(String onError, String model) {
    String name = onError + "-" + model;
    Configset.copy(node, name)
        .replace("solrconfig.xml", "${sememe.model:bge-small-en-v1.5}", model)
        .replace("solrconfig.xml", "\"onError\">fail", "\"onError\">" + onError);
    return TestCore.of(node, name);
  }

  private TestCore tolerant() {
    Configset.copy(node, "tolerant").replace("solrconfig.xml", OURS, TOLERANT + OURS);
    return TestCore.of(node, "tolerant");
  }

  private void damageModel() throws IOException {
    Path models = node.home().folder().resolve("models");
    if (!Files.exists(models.resolve("broken"))) {
      node.home().addModel("broken", models.resolve("bge-small-en-v1.5"));
      Files.write(models.resolve("broken").resolve("model.onnx"), new byte[0]);
    }
  }

  private HttpResponse<String> post(TestCore core, String json) throws Exception {
    URI update = URI.create(node.baseUrl() + "/" + core.name() + "/update");
    HttpRequest request =
        HttpRequest.newBuilder(update)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static List<String> filtered(TestCore core, String filter) {
    return core.query("q", "*:*", "fq", filter, "sort", "id asc").orThrow().ids();
  }

  private static ObjectNode good(String id) {
    return document(id, "Tea", "Leaves in hot water.", "cooking");
  }

  private static ObjectNode bad(String id) {
    ObjectNode bad = good(id);
    bad.putObject("title").put("id", id + "-child").put("title", "nested");
    return bad;
  }
}
