// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.docs.InstallGuide;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.Storm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A question to a collection of three shards with two replicas each is encoded by the node that is
 * asked and by nobody else. Covers failure case D.34: what shards are told, a client can send too.
 */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EncodedOnceIT {
  private static final String NAME = "encoded-once";
  private static final String MODEL = "bge-small-en-v1.5";
  private static final int DOCUMENTS = 30;
  private static final int DIMENSION = 384;
  private static final int CROWD = 16;
  private static final int MEGABYTE = 1 << 20;

  private final SolrCluster cluster;
  private TestCollection collection;
  private InstallGuide guide;

  EncodedOnceIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void fill_three_shards() throws IOException {
    guide = InstallGuide.read();
    Map<String, String> layout = Map.of("numShards", "3", "replicationFactor", "2");
    collection = new TestCollection(CloudCollection.create(cluster, NAME, "semantic", layout));
    collection.cloud().awaitActive();
    collection.add(
        cluster.node(0),
        IntStream.range(0, DOCUMENTS)
            .mapToObj(i -> document("d" + i, "Drink " + i, "Number " + i, "topic" + i % 2))
            .toList());
  }

  @AfterAll
  void delete_the_collection() {
    collection.cloud().close();
  }

  @Test
  void a_question_is_one_inference_in_the_whole_cluster_and_none_the_second_time() {
    Map<String, String> request =
        Map.of("q", "{!semantic f=vector topK=30}one inference", "rows", "30");
    assertEquals(1, inferencesOf(request));
    assertEquals(0, inferencesOf(request));
  }

  @Test
  void whatever_asks_it_again_in_the_same_request_needs_no_other() {
    Map<String, String> request = new HashMap<>();
    request.put("q", "{!bool should=$words must=$meaning}");
    request.put("words", "{!dismax qf=text v=$text}");
    request.put("meaning", "{!semantic f=vector topK=30 v=$text}");
    request.put("fq", "{!semantic f=vector topK=30 v=$text}");
    request.put("fl", "id,score,[passage],named:[passage f=vector v=$text n=2]");
    request.put("facet", "true");
    request.put("facet.field", "topic");
    request.put("hl", "true");
    request.put("hl.fl", "title");
    request.put("debug", "all");
    request.put("text", "many clauses");
    request.put("rows", "30");
    assertEquals(1, inferencesOf(request));
    assertEquals(0, inferencesOf(request));
  }

  @Test
  void a_query_that_only_shards_parse_is_encoded_by_them_and_remembered() {
    Map<String, String> request =
        Map.of(
            "q", "*:*", "facet", "true", "facet.query", "{!semantic f=vector topK=3}a facet query");
    long made = inferencesOf(request);
    assertTrue(made >= 1 && made <= cluster.nodes().size(), made + " inferences");
    request(request).orThrow().body().at("/facet_counts/facet_queries").forEach(this::isNine);
  }

  private void isNine(JsonNode count) {
    assertEquals(9, count.asInt());
  }

  @Test
  void many_who_ask_the_same_at_the_same_time_share_an_inference() {
    Map<String, String> request = Map.of("q", "{!semantic f=vector topK=30}asked by a crowd");
    long before = collection.inferences();
    try (Storm crowd = Storm.of(CROWD, i -> request(request).orThrow())) {
      crowd.awaitDone(10 * CROWD);
    }
    assertEquals(1, collection.inferences() - before);
  }

  @Test
  void the_metrics_tell_what_the_cache_did() {
    JsonNode before = cache(cluster.node(0));
    Map<String, String> request = Map.of("q", "{!semantic f=vector}counted by the cache");
    request(request).orThrow();
    request(request).orThrow();
    JsonNode after = cache(cluster.node(0));
    assertEquals(before.path("SEMEME.cache.misses").asLong() + 1, count(after, "misses"));
    assertEquals(before.path("SEMEME.cache.hits").asLong() + 1, count(after, "hits"));
    assertTrue(count(after, "bytes") > before.path("SEMEME.cache.bytes").asLong());
    assertTrue(count(after, "evictions") >= 0);
  }

  @Test
  void shards_find_by_a_told_vector_what_they_would_find_by_the_text() {
    String fingerprint =
        collection.memory(cluster.node(0)).at("/vector/current/fingerprint").asText();
    JsonNode stored = collection.get(cluster.node(0), "d7").path("vector");
    float[] vector = new float[DIMENSION];
    IntStream.range(0, DIMENSION).forEach(i -> vector[i] = (float) stored.get(i).asDouble());
    long before = collection.inferences();
    Reply found = forged("told", told(fingerprint, vector)).orThrow();
    assertEquals("d7", found.ids().get(0));
    assertEquals(before, collection.inferences());
  }

  @Test
  void a_forged_vector_is_refused_whoever_claims_to_have_sent_it() {
    String fingerprint =
        collection.memory(cluster.node(0)).at("/vector/current/fingerprint").asText();
    float[] nan = unit();
    nan[0] = Float.NaN;
    float[] huge = unit();
    huge[0] = 1e38f;
    for (String value :
        List.of(
            "",
            "[1,2,3]",
            "x".repeat(MEGABYTE),
            told(fingerprint, new float[] {1}),
            told(fingerprint, new float[2 * DIMENSION]),
            told(fingerprint, new float[DIMENSION]),
            told(fingerprint, nan),
            told(fingerprint, huge),
            told("0".repeat(32), unit()))) {
      Reply refused = forged("forged", value);
      assertEquals(400, refused.status(), refused::toString);
      assertTrue(refused.errorMessage().contains(parameter("forged")), refused::errorMessage);
      assertTrue(guide.knows(refused.status(), refused.errorMessage()), refused::errorMessage);
    }
  }

  /** As a shard would be asked, and as a node would be that is to ask shards. */
  private Reply forged(String text, String value) {
    Map<String, String> request = new HashMap<>();
    request.put("q", "{!semantic f=vector}" + text);
    request.put(parameter(text), value);
    Reply asked = request(request);
    request.put("isShard", "true");
    request.put("distrib", "false");
    request.put("distrib.from", cluster.node(1).baseUrl());
    request.put("shards.purpose", "4");
    assertEquals(asked.status(), request(request).status());
    return asked;
  }

  private long inferencesOf(Map<String, String> request) {
    long before = collection.inferences();
    Reply reply = request(request).orThrow();
    assertEquals(DOCUMENTS, reply.body().at("/response/numFound").asInt(), reply::toString);
    return collection.inferences() - before;
  }

  private Reply request(Map<String, String> request) {
    return cluster.node(0).http().query(NAME, request);
  }

  private static long count(JsonNode metrics, String name) {
    return metrics.path("SEMEME.cache." + name).asLong(-1);
  }

  private static JsonNode cache(SolrNode node) {
    Map<String, String> ofCache = Map.of("group", "node", "prefix", "SEMEME.cache");
    return node.http().get("/admin/metrics", ofCache).orThrow().body().at("/metrics/solr.node");
  }

  private static float[] unit() {
    float[] unit = new float[DIMENSION];
    unit[1] = 1;
    return unit;
  }

  private static String told(String fingerprint, float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    bytes.asFloatBuffer().put(vector);
    String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    return fingerprint + ":3:0:0:0:" + base64;
  }

  /** The name under which a text is told: field, text and model, each after its length. */
  private static String parameter(String text) {
    StringBuilder hashed = new StringBuilder();
    for (String part : List.of("vector", text, MODEL)) {
      hashed.append(part.length()).append(':').append(part);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(hashed.toString().getBytes(StandardCharsets.UTF_8));
      return "sememe.vector." + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
