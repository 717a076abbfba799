// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.index.EmbedJob;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A vector of each token beside the vector of each text, as Solr keeps them. */
@OnEveryJdk
final class TokenVectorsIT {
  private static final int DIMENSION = 384;
  private static final int DIMENSION_AT = 2;
  private static final int COUNT_AT = 4;
  private static final int HEADER = 16;
  private static final String SHIPPED = "${sememe.tokens:none}";
  private static final InferenceMetric INFERENCES = new InferenceMetric("bge-small-en-v1.5");

  private final SolrNode node;

  TokenVectorsIT(SolrNode node) {
    this.node = node;
  }

  @Test
  void a_document_has_those_of_its_text_before_and_after_a_commit_and_through_updates()
      throws IOException {
    TestCore core = core("inttokens", "int8");
    long before = inferences();
    core.add(document("a", "Tea", "Leaves in hot water.", "x")).orThrow();
    assertEquals(2, inferences() - before);
    JsonNode logged = tokens(core, "a");
    assertEquals(5, count(logged, Float.BYTES + DIMENSION));
    core.commit();
    assertEquals(logged, tokens(core, "a"));
    core.update("[{\"id\":\"a\",\"topic\":{\"set\":\"y\"}}]").orThrow();
    core.add(document("a", "Tea", "Leaves in hot water.", "z")).orThrow();
    core.commit();
    assertEquals(logged, tokens(core, "a"));
    assertEquals(2, inferences() - before);
    core.update("[{\"id\":\"a\",\"body\":{\"set\":\"Two leaves and a bud.\"}}]").orThrow();
    core.add(document("b", "Tea", "Two leaves and a bud.", "z")).orThrow();
    assertNotEquals(logged, tokens(core, "a"));
    assertEquals(tokens(core, "b"), tokens(core, "a"));
    core.add(document("a", "", "", "z")).orThrow();
    assertTrue(tokens(core, "a").isMissingNode());
    core.commit();
    Reply found = core.query("q", "id:b").orThrow();
    assertFalse(found.documents().get(0).has("vector_tokens"));
  }

  @Test
  void each_passage_has_its_own() throws IOException {
    Configset.copy(node, "bittokens")
        .replace("solrconfig.xml", SHIPPED, "bit")
        .replace("solrconfig.xml", "${sememe.passages:none}", "sentence")
        .replace(
            "solrconfig.xml",
            "<str name=\"passageContext\">title</str>",
            "<int name=\"passageTokens\">8</int>");
    TestCore core = TestCore.of(node, "bittokens");
    core.add(document("a", "Tea", "Leaves in hot water. Two leaves and a bud.", "x")).orThrow();
    core.commit();
    List<Integer> counts = new ArrayList<>();
    String fields = "vector_passages,vector_tokens,[child fl=vector_tokens]";
    for (JsonNode passage : get(core, "a", fields).path("vector_passages")) {
      counts.add(count(passage.path("vector_tokens"), DIMENSION / Byte.SIZE));
    }
    assertEquals(List.of(1, 4, 5), counts);
    JsonNode status =
        node.http().get("/" + core.name() + "/sememe/spaces", Map.of()).orThrow().body();
    assertEquals(
        "{\"lookedAt\":3,\"bit\":3,\"meanTokens\":3,\"meanBytes\":176}",
        status.at("/tokens/vector").toString());
  }

  @Test
  void a_second_space_needs_a_field_for_its_own_and_gets_them() throws IOException {
    TwoSpaces.install(node, "twospacesoftokens").replace("solrconfig.xml", SHIPPED, "bit");
    TestCore lacking = filled("twospacesoftokens");
    Reply refused = start(lacking);
    assertEquals(400, refused.status());
    assertTrue(refused.errorMessage().contains("<field name=\"vector_b_tokens\""));
    TwoSpaces.install(node, "twospacesoftokens")
        .replace("solrconfig.xml", SHIPPED, "bit")
        .replace(
            "managed-schema.xml",
            "</schema>",
            "<field name=\"vector_b_tokens\" type=\"binary\" indexed=\"false\" stored=\"false\""
                + " docValues=\"true\"/></schema>");
    TestCore core = filled("twospacesoftokens");
    start(core).orThrow();
    new EmbedJob(node.http(), core.name()).await("DONE", Duration.ofMinutes(2));
    JsonNode found = get(core, "d1", "*");
    assertEquals(4, count(found.path("vector_tokens"), DIMENSION / Byte.SIZE));
    assertEquals(4, count(found.path("vector_b_tokens"), DIMENSION / Byte.SIZE));
    assertNotEquals(found.path("vector_tokens"), found.path("vector_b_tokens"));
  }

  private TestCore filled(String configset) {
    TestCore core = TestCore.of(node, configset);
    TwoSpaces.documents(5).forEach(document -> core.add(document).orThrow());
    return core.commit();
  }

  private static Reply start(TestCore core) {
    return new EmbedJob(core.node().http(), core.name())
        .ask("start", "field", "vector", "into", "vector_b", "model", TwoSpaces.MODEL, "load", "1");
  }

  private TestCore core(String configset, String precision) {
    Configset.copy(node, configset).replace("solrconfig.xml", SHIPPED, precision);
    return TestCore.of(node, configset);
  }

  private long inferences() {
    return INFERENCES.read(node).orElseThrow();
  }

  private static JsonNode tokens(TestCore core, String id) {
    return get(core, id, "*").path("vector_tokens");
  }

  private static JsonNode get(TestCore core, String id, String fields) {
    return core.node()
        .http()
        .get("/" + core.name() + "/get", Map.of("id", id, "fl", fields))
        .orThrow()
        .body()
        .path("doc");
  }

  /** Reads how many tokens there are, of so many bytes each. Solr writes bytes in base 64. */
  private static int count(JsonNode value, int bytesOfToken) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(value.binaryValue()).order(ByteOrder.LITTLE_ENDIAN);
    int count = bytes.getInt(COUNT_AT);
    assertEquals(DIMENSION, bytes.getShort(DIMENSION_AT));
    assertEquals(HEADER + count * bytesOfToken, bytes.capacity());
    return count;
  }
}
