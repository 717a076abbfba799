// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Large and odd documents are bounded work for a node with a small heap, and leave it healthy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class LargeInputIT {
  private static final String SENTENCE = "The quick brown fox jumps over the lazy dog. ";
  private static final String HUGE = SENTENCE.repeat(5_000_000 / SENTENCE.length());
  private static final String SMALL_HEAP = "512m";

  /** Few different words: equal texts are encoded once while they are on their way. */
  private static final String THOUSAND_PASSAGES = "a b c d ".repeat(2_480);

  private TemporaryNode temporary;
  private SolrNode node;

  @BeforeAll
  void start_a_node() {
    temporary = TemporaryNode.start(spec -> spec.withHeap(SMALL_HEAP));
    node = temporary.node();
  }

  @AfterAll
  void stop_it() {
    temporary.close();
  }

  @Test
  void five_megabytes_in_one_vector_are_cut_and_reported() {
    TestCore core = TestCore.of(node, "semantic");
    JsonNode counts = counts(core.add(document("1", "Fox", HUGE, "x")));
    assertEquals(1, counts.path("truncatedDocuments").asInt(), counts::toString);
    assertTrue(counts.path("truncatedCharacters").asLong() > 4_000_000, counts::toString);
    core.commit();
    assertEquals(List.of("1"), core.meaning("an animal leaps"));
  }

  @Test
  void five_megabytes_in_passages_are_refused_with_numbers_and_parameters() {
    TestCore core = CutDocuments.with("\"passages\">tokens").core(node);
    Reply reply = core.add(document("big", "Fox", HUGE, "x"));
    assertEquals(400, reply.status(), reply::errorMessage);
    for (String said : List.of("'big'", " 14 tokens", "maxPassages is 1000", "passageTokens")) {
      assertTrue(reply.errorMessage().contains(said), reply::errorMessage);
    }
    core.add(document("next", "Tea", "Leaves in hot water.", "x")).orThrow();
    core.commit();
    assertEquals(List.of("next"), core.query("q", "*:*").orThrow().ids());
  }

  @Test
  void more_than_a_hundred_thousand_passages_are_refused_in_bounded_memory() {
    TestCore core =
        CutDocuments.with("\"passages\">tokens")
            .and("<int name=\"maxPassages\">100000</int>")
            .core(node);
    Reply reply = core.add(document("big", "Fox", "a b c d e ".repeat(250_000), "x"));
    assertEquals(400, reply.status(), reply::errorMessage);
    assertTrue(reply.errorMessage().contains("maxPassages is 100000"), reply::errorMessage);
    assertHealthy(core);
  }

  @Test
  void passages_that_are_cut_off_are_counted() {
    TestCore core =
        CutDocuments.with("\"passages\">tokens")
            .and("<int name=\"maxPassages\">10</int><str name=\"beyondMaxPassages\">cut</str>")
            .core(node);
    JsonNode counts = counts(core.add(document("1", "Fox", SENTENCE.repeat(50), "x")));
    assertEquals(10, counts.path("encodedTexts").asInt(), counts::toString);
    assertTrue(counts.path("cutPassages").asInt() > 10, counts::toString);
    assertEquals(10, CutDocuments.passages(core, "1").size());
  }

  @Test
  void sixteen_documents_of_a_thousand_passages_can_be_sent_again() {
    TestCore core = CutDocuments.with("\"passages\">tokens").core(node);
    ObjectNode[] documents =
        IntStream.range(0, 16)
            .mapToObj(i -> document("d" + i, "", THOUSAND_PASSAGES, "x"))
            .toArray(ObjectNode[]::new);
    long passages = counts(core.add(documents)).path("encodedTexts").asLong();
    assertTrue(passages > 15_000, passages + " passages");
    assertEquals(passages, counts(core.add(documents)).path("reusedVectors").asLong());
    assertHealthy(core);
  }

  @Test
  void ten_thousand_values_of_a_field_are_one_text() {
    Configset.copy(node, "many")
        .replace("managed-schema.xml", "name=\"body\"", "name=\"body\" multiValued=\"true\"");
    TestCore core = TestCore.of(node, "many");
    ObjectNode document = document("1", "Fox", "", "x");
    ArrayNode values = document.putArray("body");
    IntStream.range(0, 10_000).forEach(i -> values.add("value " + i));
    JsonNode counts = counts(core.add(document));
    assertEquals(1, counts.path("encodedTexts").asInt(), counts::toString);
    assertEquals(1, counts.path("truncatedDocuments").asInt(), counts::toString);
  }

  @Test
  void documents_without_text_have_no_passages_and_are_indexed() {
    TestCore core = CutDocuments.with("\"passages\">tokens").core(node);
    Reply reply =
        core.update(
            """
            [{"id": "empty", "title": "", "body": ""},
             {"id": "blank", "title": " \\t\\n", "body": "\\u200b"},
             {"id": "null", "title": null},
             {"id": "missing"}]
            """);
    assertEquals(4, counts(reply).path("withoutText").asInt());
    core.commit();
    assertEquals(4, core.query("q", "*:*").orThrow().documents().size());
    assertEquals(0, CutDocuments.nested(core));
  }

  @Test
  void numbers_and_dates_are_encoded_as_they_are_written() {
    TestCore core = odd("number", "plong");
    counts(core.update("[{\"id\":\"n\",\"odd\":1815},{\"id\":\"w\",\"title\":\"1815\"}]"));
    TestCore dates = odd("date", "pdate");
    String time = "1815-06-18T11:35:00Z";
    dates
        .update(
            "[{\"id\":\"n\",\"odd\":\"" + time + "\"},{\"id\":\"w\",\"title\":\"" + time + "\"}]")
        .orThrow();
    for (TestCore one : List.of(core, dates)) {
      one.commit();
      assertEquals(one.vector("w"), one.vector("n"));
    }
  }

  @Test
  void a_binary_value_is_refused_where_it_comes_as_bytes() {
    TestCore core = odd("binary", "binary");
    Base64.Encoder base64 = Base64.getEncoder();
    String bytes = base64.encodeToString(new byte[] {1, 2, 3});
    core.update("[{\"id\":\"1\",\"title\":\"Tea\",\"odd\":\"" + bytes + "\"}]").orThrow();
    Reply partial = core.update("[{\"id\":\"1\",\"title\":{\"set\":\"Milk\"}}]");
    assertEquals(400, partial.status(), partial::toString);
    assertTrue(partial.errorMessage().contains("'odd'"), partial::errorMessage);
  }

  @Test
  void nested_documents_of_the_user_get_no_vector_and_stay_below_theirs() {
    TestCore core = CutDocuments.with("\"passages\">tokens").core(node);
    ObjectNode parent = document("p", "Tea", "Leaves in hot water.", "x");
    parent.putArray("comments").addObject().put("id", "p/c").put("title", "It is good.");
    assertEquals(1, counts(core.add(parent)).path("encodedTexts").asInt());
    core.commit();
    assertEquals(2, CutDocuments.nested(core));
    counts(core.update("[{\"id\":\"p\",\"body\":{\"set\":\"Leaves of a bush.\"}}]"));
    core.commit();
    assertEquals(2, CutDocuments.nested(core));
    assertEquals(List.of("p"), core.meaning("a drink"));
  }

  @Test
  void an_update_is_never_encoded_as_it_is_written() {
    TestCore core = TestCore.of(node, "semantic");
    core.update(
            """
            [{"id": "set", "title": {"set": "Tea"}},
             {"id": "add", "title": {"add": "Tea"}},
             {"id": "removed", "title": "Tea", "body": "gone"},
             {"id": "removed", "body": {"remove": "gone"}},
             {"id": "plain", "title": "Tea"}]
            """)
        .orThrow();
    core.commit();
    for (String id : Arrays.asList("set", "add", "removed")) {
      assertEquals(core.vector("plain"), core.vector(id), id);
    }
  }

  /** A core that encodes a third field, of another type. */
  private TestCore odd(String name, String type) {
    String types = "<fieldType name=\"pdate\" class=\"solr.DatePointField\"/>";
    String field = "<field name=\"odd\" type=\"" + type + "\" indexed=\"false\" stored=\"true\"/>";
    Configset.copy(node, name)
        .replace("managed-schema.xml", "</schema>", types + field + "</schema>")
        .replace("solrconfig.xml", "title,body", "title,body,odd");
    return TestCore.of(node, name);
  }

  private void assertHealthy(TestCore core) {
    assertTrue(node.isAlive(), node::logTail);
    assertEquals(200, core.query("q", "{!semantic f=vector}a fox").status());
    assertTrue(!node.log().contains("OutOfMemoryError"), node::logTail);
  }

  private static JsonNode counts(Reply reply) {
    return reply.orThrow().body().at("/embedding/vector");
  }
}
