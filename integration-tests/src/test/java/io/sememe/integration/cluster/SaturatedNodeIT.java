// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.docs.InstallGuide;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A node that is asked hundreds of long questions at the same time, far more than it can encode.
 * Covers failure cases E.38 and E.40.
 */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class SaturatedNodeIT {
  private static final String NAME = "saturated";
  private static final Set<Integer> STATUS = Set.of(200, 429, 503);

  /** More than the queue takes: a text is cut to 512 tokens, and 100,000 per core may wait. */
  private static final int CLIENTS =
      Math.max(500, 250 * Runtime.getRuntime().availableProcessors());

  private static final int TRIES = 5;
  private static final int PLAIN_QUERIES = 100;
  private static final String ALLOWED_MILLIS = "50";
  private static final double PARTIAL_MILLIS = 150;

  /** Questions wait up to ten seconds; whatever waits for the encoder is far beyond this. */
  private static final double PLAIN_P99_MILLIS = 2_000;

  private final SolrCluster cluster;
  private final SolrNode node;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private TestCollection collection;
  private InstallGuide guide;
  private long inferencesBefore;
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<HttpResponse<String>> replies = new ConcurrentLinkedQueue<>();
  private volatile boolean busy = true;
  private List<CompletableFuture<Void>> clients;

  SaturatedNodeIT(SolrCluster cluster) {
    this.cluster = cluster;
    this.node = cluster.node(0);
  }

  @BeforeAll
  void ask_hundreds_of_questions() throws IOException {
    guide = InstallGuide.read();
    Map<String, String> layout = Map.of("numShards", "2", "replicationFactor", "1");
    collection = new TestCollection(CloudCollection.create(cluster, NAME, "semantic", layout));
    collection.cloud().awaitActive();
    collection.add(
        node,
        IntStream.range(0, 20)
            .mapToObj(i -> document("d" + i, "Tea " + i, "Number " + i, "x"))
            .toList());
    inferencesBefore = TestCollection.inferences(node);
    clients = IntStream.range(0, CLIENTS).mapToObj(i -> ask()).toList();
    collection
        .cloud()
        .await(() -> TestCollection.inferences(node) > inferencesBefore + 9, "encoding");
  }

  @AfterAll
  void delete_the_collection() {
    collection.cloud().close();
  }

  @Test
  void while_it_is_busy_nobody_waits_in_vain_and_afterwards_nothing_was_run_for_nobody() {
    what_is_late_is_a_partial_answer_in_time_whatever_clause_it_is_in();
    searches_by_words_are_answered_as_ever();
    a_query_that_waits_can_be_cancelled();
    busy = false;
    clients.forEach(CompletableFuture::join);
    everybody_is_answered_and_those_who_are_refused_are_told_when_to_return();
  }

  private void what_is_late_is_a_partial_answer_in_time_whatever_clause_it_is_in() {
    String late = "{!semantic f=vector}too late for this ";
    List<Map<String, String>> requests =
        List.of(
            Map.of("q", late + "query"),
            Map.of("q", "*:*", "fq", late + "filter"),
            Map.of("q", "*:*", "fl", "id,[passage f=vector v='too late for passages']"),
            Map.of("q", "*:*", "facet", "true", "facet.query", late + "facet"));
    for (Map<String, String> request : requests) {
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < TRIES; i++) {
        millis.add(partial(request, "true"));
      }
      assertTrue(Percentiles.median(millis) < PARTIAL_MILLIS, () -> request + ": " + millis);
    }
    partial(Map.of("q", late + "all or nothing", "partialResults", "false"), "omitted");
  }

  private double partial(Map<String, String> request, String expected) {
    Map<String, String> limited = new HashMap<>(request);
    limited.put("timeAllowed", ALLOWED_MILLIS);
    long start = System.nanoTime();
    Reply reply = node.http().query(NAME, limited).orThrow();
    double millis = (System.nanoTime() - start) / 1e6;
    JsonNode header = reply.body().path("responseHeader");
    assertEquals(expected, header.path("partialResults").asText(), reply::toString);
    assertEquals(expected.equals("true"), reply.body().has("response"), reply::toString);
    return millis;
  }

  private void searches_by_words_are_answered_as_ever() {
    List<Double> millis = IntStream.range(0, PLAIN_QUERIES).mapToObj(this::words).toList();
    double p99 = Percentiles.percentile(99, millis);
    assertTrue(p99 < PLAIN_P99_MILLIS, p99 + " ms");
  }

  private double words(int number) {
    Map<String, String> words = Map.of("q", "{!dismax qf=text cache=false}tea " + number);
    long start = System.nanoTime();
    Reply reply = node.http().query(NAME, words).orThrow();
    double millis = (System.nanoTime() - start) / 1e6;
    assertEquals(10, reply.ids().size());
    return millis;
  }

  // One that is refused at once, or answered, does not wait: then it is another one's turn.
  private void a_query_that_waits_can_be_cancelled() {
    collection.cloud().await(this::isCancelled, "cancelled");
  }

  private boolean isCancelled() {
    String id = "c" + number.incrementAndGet();
    String text = "{!semantic f=vector}cancelled " + id;
    CompletableFuture<HttpResponse<String>> asked =
        get(Map.of("q", text, "canCancel", "true", "queryUUID", id));
    collection.cloud().await(() -> asked.isDone() || cancel(id), "an answer");
    HttpResponse<String> reply = asked.join();
    boolean cancelled = reply.body().contains("cancelled while");
    if (cancelled) {
      assertEquals(200, reply.statusCode(), reply::body);
      assertTrue(reply.body().contains("\"partialResults\":true"), reply::body);
    } else if (reply.statusCode() == 200) {
      answered.incrementAndGet();
    }
    return cancelled;
  }

  private boolean cancel(String query) {
    return node.http()
        .get("/" + NAME + "/tasks/cancel", Map.of("queryUUID", query))
        .orThrow()
        .body()
        .path("status")
        .asText()
        .contains("success");
  }

  private void everybody_is_answered_and_those_who_are_refused_are_told_when_to_return() {
    int found = 0;
    for (HttpResponse<String> reply : replies) {
      assertTrue(STATUS.contains(reply.statusCode()), reply::body);
      boolean refused = reply.statusCode() != 200;
      assertEquals(refused, reply.headers().firstValue("Retry-After").isPresent(), reply::body);
      assertTrue(!refused || guide.knows(reply.statusCode(), message(reply)), reply::body);
      found += refused ? 0 : 1;
    }
    assertTrue(found < number.get(), "all were answered");
    assertEquals(found + answered.get(), TestCollection.inferences(node) - inferencesBefore);
  }

  private static String message(HttpResponse<String> reply) {
    try {
      return new ObjectMapper().readTree(reply.body()).at("/error/msg").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(reply.body(), e);
    }
  }

  /** Asks one question after the other until one is refused: then it is not the time for more. */
  private CompletableFuture<Void> ask() {
    String text = "question " + number.incrementAndGet() + " rain fell on fields ".repeat(150);
    return get(Map.of("q", "{!semantic f=vector v=$text}", "text", text))
        .thenCompose(
            reply -> {
              replies.add(reply);
              return busy && reply.statusCode() == 200
                  ? ask()
                  : CompletableFuture.completedFuture(null);
            });
  }

  private CompletableFuture<HttpResponse<String>> get(Map<String, String> parameters) {
    StringBuilder address = new StringBuilder(node.baseUrl() + "/" + NAME + "/select?rows=10");
    parameters.forEach(
        (name, value) ->
            address
                .append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    HttpRequest request = HttpRequest.newBuilder(URI.create(address.toString())).build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }
}
