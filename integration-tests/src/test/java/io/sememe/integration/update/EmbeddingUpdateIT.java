// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryJdk
final class EmbeddingUpdateIT {
  private final SolrNode node;
  private TestCore core;

  EmbeddingUpdateIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void create_an_empty_core() {
    core = TestCore.of(node, "semantic");
  }

  @Test
  void every_document_gets_a_vector_of_length_one() {
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    JsonNode vector = core.vector("1");
    assertEquals(384, vector.size());
    double sum = 0;
    for (JsonNode value : vector) {
      sum += value.asDouble() * value.asDouble();
    }
    assertEquals(1.0, sum, 1e-5);
  }

  @Test
  void the_same_text_has_the_same_vector_whatever_comes_with_it() {
    ObjectNode[] crowd =
        IntStream.range(0, 100)
            .mapToObj(i -> document("c" + i, "Number " + i, "filler ".repeat(i), "x"))
            .toArray(ObjectNode[]::new);
    core.add(document("alone", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    crowd[57] = document("crowded", "Tea", "Leaves in hot water.", "cooking");
    core.add(crowd).orThrow();
    core.commit();
    assertEquals(core.vector("alone"), core.vector("crowded"));
  }

  @Test
  void the_order_within_a_request_is_kept_so_the_last_version_wins() {
    core.add(
            document("1", "Tea", "Leaves in hot water.", "cooking"),
            document("2", "Bank", "It lends money.", "money"),
            document("1", "Bank", "It lends money.", "money"))
        .orThrow();
    core.commit();
    assertEquals(2, core.query("q", "*:*").orThrow().documents().size());
    assertEquals(core.vector("2"), core.vector("1"));
  }

  @Test
  void a_delete_between_documents_takes_away_only_what_came_before_it() {
    core.update(
            """
            {"add": {"doc": {"id": "1", "title": "before"}},
             "delete": {"query": "*:*"},
             "commit": {}}
            """)
        .orThrow();
    core.add(document("2", "after", "the delete", "x")).orThrow();
    core.commit();
    assertEquals(List.of("2"), core.query("q", "*:*").orThrow().ids());
  }

  @Test
  void a_document_without_text_is_indexed_without_a_vector() {
    Reply reply =
        core.update("[{\"id\": \"1\", \"title\": \" \\u200b\\u0007\", \"topic\": \"x\"}]");
    core.commit();
    assertEquals(1, reply.orThrow().body().at("/embedding/vector/withoutText").asInt());
    assertEquals(List.of("1"), core.query("q", "topic:x").orThrow().ids());
    assertTrue(core.vector("1").isMissingNode());
  }

  @Test
  void what_the_model_did_not_see_is_reported() {
    Reply reply = core.add(document("1", "Long", "a word or two ".repeat(1000), "x")).orThrow();
    assertEquals(1, reply.body().at("/embedding/vector/truncatedDocuments").asInt());
    assertTrue(reply.body().at("/embedding/vector/truncatedTokens").asInt() > 3000);
  }

  @Test
  void a_megabyte_without_a_blank_is_bounded_work() {
    long start = System.nanoTime();
    core.add(
            document("1", "Carets", "^".repeat(1 << 20), "x"),
            document("2", "Letters", "a".repeat(1 << 20), "x"))
        .orThrow();
    double seconds = (System.nanoTime() - start) / 1e9;
    core.commit();
    assertEquals(384, core.vector("1").size());
    assertTrue(seconds < 20, seconds + " s");
  }

  @Test
  void malformed_text_is_indexed_and_leaves_the_rest_of_the_request_alone() {
    core.update(
            """
            [{"id": "1", "title": "half a pair \\ud83c and NUL \\u0000 inside"},
             {"id": "2", "title": "[CLS] [SEP] in the text"}]
            """)
        .orThrow();
    core.commit();
    assertEquals(384, core.vector("1").size());
    assertEquals(384, core.vector("2").size());
  }

  @Test
  void a_document_that_cannot_be_encoded_is_named_and_stops_the_request_there() {
    Reply reply =
        core.update(
            """
            [{"id": "good", "title": "Tea"},
             {"id": "bad", "title": {"id": "child", "title": "nested"}},
             {"id": "after", "title": "Milk"}]
            """);
    core.commit();
    assertEquals(400, reply.status(), reply.errorMessage());
    assertTrue(reply.errorMessage().contains("'bad'"), reply.errorMessage());
    assertTrue(reply.errorMessage().contains("'title'"), reply.errorMessage());
    assertEquals(List.of("good"), core.query("q", "*:*").orThrow().ids());
  }

  @Test
  void a_partial_update_of_another_field_keeps_the_vector() {
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    JsonNode before = core.vector("1");
    core.update("[{\"id\": \"1\", \"topic\": {\"set\": \"drinks\"}}]").orThrow();
    core.commit();
    assertEquals(before, core.vector("1"));
    assertEquals(List.of("1"), core.query("q", "topic:drinks").orThrow().ids());
  }

  @Test
  void a_partial_update_of_the_text_gives_the_vector_of_the_merged_text() {
    core.add(
            document("1", "Tea", "Leaves in hot water.", "cooking"),
            document("2", "Coffee", "Leaves in hot water.", "cooking"))
        .orThrow();
    core.update("[{\"id\": \"1\", \"title\": {\"set\": \"Coffee\"}}]").orThrow();
    core.commit();
    assertEquals(core.vector("2"), core.vector("1"));
  }

  @Test
  void a_document_sent_again_gets_the_vector_of_its_new_text() {
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    JsonNode before = core.vector("1");
    core.add(document("1", "Coffee", "Roasted and ground beans.", "cooking")).orThrow();
    core.commit();
    assertNotEquals(before, core.vector("1"));
  }
}
