// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The configset that ships, with documents cut into small passages.
 *
 * @param passages the parameter and its value, as they stand in the file
 * @param pooling what passages are encoded with
 * @param more further parameters
 */
record CutDocuments(String passages, String pooling, String more) {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String SHIPPED = "\"passages\">${sememe.passages:none}";
  private static final String POOLING = "${sememe.passagePooling:own}";
  private static final String BEFORE = "<str name=\"passageContext\">";

  private static final String FOUND = "/response/numFound";

  static CutDocuments with(String passages) {
    String small = "<int name=\"passageTokens\">14</int><int name=\"passageOverlap\">4</int>";
    return new CutDocuments(passages, "own", small);
  }

  CutDocuments late() {
    return new CutDocuments(passages, "late", more);
  }

  CutDocuments and(String parameter) {
    return new CutDocuments(passages, pooling, more + parameter);
  }

  /** Creates an empty core with a configset of its own. */
  TestCore core(SolrNode node) {
    String configset = "cut" + NUMBER.incrementAndGet();
    write(node, configset);
    return TestCore.of(node, configset);
  }

  /** Gives a core that {@link #core} made these parameters; it must be reloaded. */
  void install(SolrNode node, TestCore core) {
    write(node, core.name().substring(0, core.name().indexOf('-')));
  }

  private void write(SolrNode node, String configset) {
    Configset.copy(node, configset)
        .replace("solrconfig.xml", SHIPPED, passages)
        .replace("solrconfig.xml", POOLING, pooling)
        .replace("solrconfig.xml", BEFORE, more + BEFORE);
  }

  /** Returns a document's passages, with their vectors, in the order in which it has them. */
  static List<JsonNode> passages(TestCore core, String id) {
    String fields =
        "id,vector_passages,vector,passage_text,passage_start,passage_end,"
            + "[child limit=-1 fl=passage_text,passage_start,passage_end,vector]";
    Reply reply =
        core.node().http().get("/" + core.name() + "/get", Map.of("id", id, "fl", fields));
    List<JsonNode> passages = new ArrayList<>();
    reply.orThrow().body().at("/doc/vector_passages").forEach(passages::add);
    return passages;
  }

  /** Returns how many nested documents a core has. */
  static int nested(TestCore core) {
    Reply reply =
        core.node()
            .http()
            .get("/" + core.name() + "/admin/luke", Map.of("numTerms", "0", "show", "index"));
    long documents = core.query("q", "*:*", "rows", "0").orThrow().body().at(FOUND).asLong();
    return (int) (reply.orThrow().body().at("/index/numDocs").asLong() - documents);
  }

  /** Makes sure that a passage says the place in its source where it lies. */
  static void assertPlace(String source, JsonNode passage) {
    String there = source.substring(passage.path("start").asInt(), passage.path("end").asInt());
    assertEquals(there, passage.path("text").asText());
  }
}
