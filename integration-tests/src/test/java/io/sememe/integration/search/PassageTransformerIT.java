// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Memory;
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

/** What [passage] shows of hits. */
@OnEveryJdk
final class PassageTransformerIT {
  private static final String SNAKE = "The snake coils around its prey and squeezes.";
  private static final String BODY =
      "Penguins swim in cold water. " + SNAKE + " Owls see at night.";

  private final SolrNode node;
  private PassageCore passages;
  private TestCore core;

  PassageTransformerIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_a_document_with_passages_and_one_without() {
    passages = PassageCore.of(node);
    core = passages.core();
    Memory.ofPassages("vector", Memory.fingerprintOf(core)).writeTo(core);
    passages.add(
        passages.document("vector", "animals", "nature", BODY),
        TestCore.document("plain", "", "No passages.", "nature"));
  }

  @Test
  void the_best_passage_is_shown_with_its_place_in_the_source() {
    JsonNode hit =
        first(
            core.query(
                "q", "{!semantic f=vector}how does a python kill", "fl", "*,score,[passage]"));
    JsonNode best = hit.path("[passage]");
    assertEquals(SNAKE, best.path("text").asText().strip());
    String source = hit.path(best.path("field").asText()).asText();
    assertEquals(
        best.path("text").asText(),
        source.substring(best.path("start").asInt(), best.path("end").asInt()));
    assertEquals(hit.path("score").asDouble(), best.path("score").asDouble(), 1e-6);
  }

  @Test
  void n_passages_are_a_list_best_first() {
    JsonNode hit =
        first(
            core.query(
                "q", "{!semantic f=vector}how does a python kill", "fl", "best:[passage n=2]"));
    assertEquals(2, hit.path("best").size());
    assertEquals(SNAKE, hit.at("/best/0/text").asText().strip());
    assertTrue(hit.at("/best/0/score").asDouble() > hit.at("/best/1/score").asDouble());
  }

  @Test
  void more_than_there_are_is_all_of_them_and_one_in_a_list_is_a_list() {
    Reply reply =
        core.query("q", "{!semantic f=vector}kill", "fl", "all:[passage n=99],one:[passage n=1]");
    assertEquals(3, first(reply).path("all").size());
    assertEquals(1, first(reply).path("one").size());
  }

  @Test
  void a_search_by_words_shows_the_passage_that_answers_a_text_of_its_own() {
    Reply reply =
        core.query(
            "q", "penguins", "text", "birds of the night", "fl", "id,[passage f=vector v=$text]");
    assertEquals("Owls see at night.", first(reply).at("/[passage]/text").asText().strip());
  }

  @Test
  void a_text_of_its_own_takes_the_place_of_the_querys() {
    Reply reply =
        core.query("q", "{!semantic f=vector}snakes", "fl", "[passage q='swimming in the sea']");
    assertEquals("Penguins swim in cold water.", first(reply).at("/[passage]/text").asText());
  }

  @Test
  void the_question_of_a_filter_serves_where_the_query_has_none() {
    Reply reply =
        core.query("q", "penguins", "fq", "{!semantic f=vector}python", "fl", "[passage]");
    assertEquals(SNAKE, first(reply).at("/[passage]/text").asText().strip());
  }

  @Test
  void a_document_without_passages_has_no_such_field() {
    Reply reply = core.query("q", "id:plain", "fl", "id,[passage f=vector v=anything]");
    assertEquals("{\"id\":\"plain\"}", first(reply).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "javabin", "xml"})
  void a_request_that_asks_nothing_is_refused_and_told_what_to_give(String format) {
    Reply reply = core.query("q", "penguins", "fl", "id,[passage]", "wt", format);
    assertEquals(400, reply.status(), reply::toString);
    assertTrue(reply.errorMessage().contains("[passage f=vector v=$text]"), reply.errorMessage());
  }

  @Test
  void a_misspelt_parameter_is_refused() {
    Reply reply = core.query("q", "{!semantic f=vector}x", "fl", "[passage N=3]");
    assertEquals(400, reply.status());
    assertTrue(reply.errorMessage().contains("[f, model, n, q, v]"), reply.errorMessage());
  }

  @Test
  void real_time_get_shows_passages_that_are_not_committed() {
    core.add(passages.document("vector", "new", "nature", "Bees make honey. Ants build."))
        .orThrow();
    Reply reply = get("new", "id,[passage f=vector v='sweet food']");
    assertEquals("Bees make honey.", reply.orThrow().body().at("/doc/[passage]/text").asText());
    assertEquals(400, get("new", "id,[passage]").status());
    assertEquals(List.of(), core.query("q", "id:new").orThrow().ids());
  }

  @Test
  void without_it_nothing_of_passages_is_shown() {
    JsonNode hit = first(core.query("q", "{!semantic f=vector}snakes", "fl", "*"));
    assertFalse(hit.has("[passage]"));
    assertFalse(hit.has("vector_passages"));
    assertFalse(hit.has("_root_"));
  }

  private Reply get(String id, String fields) {
    return node.http().get("/" + core.name() + "/get", Map.of("id", id, "fl", fields));
  }

  private static JsonNode first(Reply reply) {
    return reply.orThrow().documents().get(0);
  }
}
