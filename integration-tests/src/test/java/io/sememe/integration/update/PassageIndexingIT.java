// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long documents become passages, which follow every change of their document. */
@OnEveryJdk
final class PassageIndexingIT {
  private static final String HARBOUR =
      "The harbour wakes before the sun does. Fishing boats come back with crates of herring.";
  private static final String MARKET =
      "In the market hall the bakers set out rye bread. A woman sells cheese wrapped in leaves.";
  private static final String NIGHT =
      "At night the keeper of the lighthouse reads novels about deserts. Dunes wander each year.";
  private static final String BODY = String.join("\n\n", HARBOUR, MARKET, NIGHT);

  private final SolrNode node;
  private TestCore core;

  PassageIndexingIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_a_long_document_and_a_short_one() {
    core = CutDocuments.with("\"passages\">sentence").core(node);
    core.add(
            TestCore.document("town", "A town by the sea", BODY, "travel"),
            TestCore.document("loan", "Loans", "The bank lends money.", "money"))
        .orThrow();
    core.commit();
  }

  @Test
  void a_sentence_deep_in_the_body_finds_the_document_and_is_shown_with_its_place() {
    JsonNode hit = find("moving sand dunes", "fl", "id,body,[passage]").documents().get(0);
    JsonNode passage = hit.path("[passage]");
    assertEquals("town", hit.path("id").asText());
    assertEquals("body", passage.path("field").asText());
    assertTrue(passage.path("text").asText().contains("Dunes wander"), passage::toString);
    CutDocuments.assertPlace(hit.path("body").asText(), passage);
  }

  @Test
  void filters_facets_and_plain_queries_are_about_documents() {
    assertEquals(List.of("loan"), find("moving sand dunes", "fq", "topic:money").ids());
    Reply all = core.query("q", "*:*", "facet", "true", "facet.field", "topic").orThrow();
    assertEquals(2, all.documents().size());
    JsonNode topics = all.body().at("/facet_counts/facet_fields/topic");
    assertEquals("[\"money\",1,\"travel\",1]", topics.toString());
  }

  @Test
  void passages_cover_the_body_in_order_and_know_where_they_lie() {
    List<JsonNode> passages = CutDocuments.passages(core, "town");
    assertEquals(6, passages.size());
    passages.forEach(
        passage -> {
          int start = passage.path("passage_start").asInt();
          int end = passage.path("passage_end").asInt();
          assertEquals(passage.path("passage_text").asText(), BODY.substring(start, end));
          assertEquals(384, passage.path("vector").size());
        });
    assertEquals(0, passages.get(0).path("passage_start").asInt());
    assertEquals(BODY.length(), passages.get(5).path("passage_end").asInt());
  }

  @Test
  void a_new_body_replaces_the_passages() {
    core.update("[{\"id\":\"town\",\"body\":{\"set\":\"It has gone.\"}}]").orThrow();
    core.commit();
    List<JsonNode> passages = CutDocuments.passages(core, "town");
    assertEquals(1, passages.size());
    assertEquals("It has gone.", passages.get(0).path("passage_text").asText());
    assertEquals(12, passages.get(0).path("passage_end").asInt());
    assertEquals(2, CutDocuments.nested(core));
  }

  @Test
  void a_new_title_is_the_context_of_all_passages_so_all_are_encoded_again() {
    Reply reply = core.update("[{\"id\":\"town\",\"title\":{\"set\":\"A village\"}}]");
    assertCounts(reply, 1, 0, 6, 0);
  }

  @Test
  void an_update_of_another_field_encodes_nothing_and_keeps_the_passages() {
    List<JsonNode> before = CutDocuments.passages(core, "town");
    Reply reply = core.update("[{\"id\":\"town\",\"topic\":{\"set\":\"coast\"}}]").orThrow();
    core.commit();
    assertTrue(reply.body().path("embedding").isMissingNode(), reply::toString);
    assertEquals(before, CutDocuments.passages(core, "town"));
    assertEquals("town", find("moving sand dunes", "fq", "topic:coast").ids().get(0));
  }

  @Test
  void only_passages_whose_text_has_changed_are_encoded_again() {
    String edited = BODY.replace("rye bread", "warm black bread");
    Reply whole = core.add(TestCore.document("town", "A town by the sea", edited, "travel"));
    assertCounts(whole, 1, 0, 1, 5);
    core.commit();
    List<JsonNode> passages = CutDocuments.passages(core, "town");
    assertEquals(edited.length(), passages.get(5).path("passage_end").asInt());
    assertCounts(update("town", BODY), 1, 0, 1, 5);
  }

  @Test
  void the_same_document_sent_again_encodes_nothing_and_keeps_its_passages() {
    List<JsonNode> before = CutDocuments.passages(core, "town");
    Reply reply = core.add(TestCore.document("town", "A town by the sea", BODY, "coast"));
    assertCounts(reply, 0, 1, 0, 6);
    assertCounts(update("town", BODY), 0, 1, 0, 6);
    core.commit();
    assertEquals(before, CutDocuments.passages(core, "town"));
  }

  @Test
  void passages_go_when_their_document_is_deleted() {
    core.update("{\"delete\":{\"id\":\"town\"}}").orThrow();
    core.commit();
    assertEquals(1, CutDocuments.nested(core));
    core.update("{\"delete\":{\"query\":\"*:*\"}}").orThrow();
    core.commit();
    assertEquals(0, CutDocuments.nested(core));
  }

  @Test
  void a_deletion_by_query_leaves_no_passage_to_the_next_document() {
    core.update("{\"delete\":{\"query\":\"title:sea AND topic:travel OR id:\\\"it's\\\"\"}}")
        .orThrow();
    core.commit();
    node.http().get("/" + core.name() + "/update", Map.of("optimize", "true")).orThrow();
    assertEquals(1, CutDocuments.nested(core));
    JsonNode hit = find("moving sand dunes", "fl", "id,[passage]").documents().get(0);
    assertEquals("The bank lends money.", hit.at("/[passage]/text").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-topic:money", "*:* -topic:money"})
  void a_deletion_of_all_but_some_documents_leaves_those_with_their_passages(String query) {
    core.update("{\"delete\":{\"query\":\"" + query + "\"}}").orThrow();
    core.commit();
    assertEquals(List.of("loan"), core.query("q", "*:*").orThrow().ids());
    assertEquals(1, CutDocuments.nested(core));
    JsonNode hit = find("moving sand dunes", "fl", "id,[passage]").documents().get(0);
    assertEquals("The bank lends money.", hit.at("/[passage]/text").asText());
  }

  @Test
  void windows_of_tokens_overlap_and_have_places_of_their_own() {
    TestCore windows = CutDocuments.with("\"passages\">tokens").core(node);
    windows.add(TestCore.document("town", "A town", BODY, "travel")).orThrow();
    windows.commit();
    List<JsonNode> passages = CutDocuments.passages(windows, "town");
    int end = passages.get(0).path("passage_end").asInt();
    assertTrue(passages.get(1).path("passage_start").asInt() < end, passages::toString);
    assertTrue(passages.size() > 3, passages::toString);
  }

  @Test
  void passages_pooled_late_lie_in_the_same_places_and_have_other_vectors() {
    TestCore late = CutDocuments.with("\"passages\">sentence").late().core(node);
    late.add(TestCore.document("town", "A town by the sea", BODY, "travel")).orThrow();
    late.commit();
    List<JsonNode> own = CutDocuments.passages(core, "town");
    List<JsonNode> pooled = CutDocuments.passages(late, "town");
    assertEquals(own.size(), pooled.size());
    for (int i = 0; i < own.size(); i++) {
      assertEquals(own.get(i).path("passage_start"), pooled.get(i).path("passage_start"));
      assertNotEquals(own.get(i).path("vector"), pooled.get(i).path("vector"));
    }
  }

  @Test
  void a_filled_collection_keeps_its_unit() {
    CutDocuments.with("\"passages\">sentence").late().install(node, core);
    assertConflict("one passage each", "asks for passage_in_context");
    CutDocuments.with("\"passages\">none").install(node, core);
    assertConflict("one passage each", "asks for document");
  }

  @Test
  void a_collection_of_whole_vectors_takes_no_passages() {
    core = CutDocuments.with("\"passages\">none").core(node);
    core.add(TestCore.document("town", "A town", BODY, "travel")).orThrow();
    CutDocuments.with("\"passages\">sentence").install(node, core);
    assertConflict("one document each", "asks for passage");
  }

  private void assertConflict(String... said) {
    node.http().get("/admin/cores", Map.of("action", "RELOAD", "core", core.name())).orThrow();
    Reply reply = core.add(TestCore.document("late", "Late", "It comes late.", "x"));
    assertEquals(409, reply.status(), reply::toString);
    for (String part : said) {
      assertTrue(reply.errorMessage().contains(part), reply::errorMessage);
    }
  }

  private Reply update(String id, String body) {
    return core.update(
        "[{\"id\":\"" + id + "\",\"body\":{\"set\":\"" + body.replace("\n", "\\n") + "\"}}]");
  }

  private Reply find(String text, String name, String value) {
    return core.query("q", "{!semantic f=vector topK=5 v=$text}", "text", text, name, value)
        .orThrow();
  }

  private static void assertCounts(Reply reply, int encoded, int reused, int texts, int vectors) {
    JsonNode counts = reply.orThrow().body().at("/embedding/vector");
    assertEquals(encoded, counts.path("encoded").asInt(), counts::toString);
    assertEquals(reused, counts.path("reused").asInt(), counts::toString);
    assertEquals(texts, counts.path("encodedTexts").asInt(), counts::toString);
    assertEquals(vectors, counts.path("reusedVectors").asInt(), counts::toString);
  }
}
