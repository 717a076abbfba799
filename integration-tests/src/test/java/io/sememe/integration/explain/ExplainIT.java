// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.explain;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the model that ships looks at, as a client of a node sees it. */
@OnEveryJdk
final class ExplainIT {
  private static final String STREET =
      "The animal didn't cross the street because it was too wide.";

  private final SolrNode node;
  private TestCore core;

  ExplainIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_documents() {
    core = TestCore.of(node, "semantic");
    core.add(
            document("street", "Street", STREET, "animals"),
            document("tea", "Tea", "Leaves in hot water.", "cooking"),
            document("blank", "Blank", "", "cooking"))
        .orThrow();
    core.commit();
  }

  @Test
  void a_reader_sees_what_it_looks_at_in_every_layer_and_head() {
    JsonNode body = explain("text", STREET, "attention", "all").orThrow().body();
    assertEquals("bge-small-en-v1.5", body.path("model").asText());
    assertTrue(body.path("fingerprint").asText().matches("[0-9a-f]{32}"), body::toString);
    assertEquals(12, body.path("layers").asInt());
    assertEquals(12, body.path("heads").asInt());
    assertEquals(144, body.at("/attention/heads").size());
    int it = pieces(body).indexOf("it");
    assertEquals(STREET.indexOf(" it ") + 1, body.path("tokens").get(it).path("start").asInt());
    assertRowsSumToOne(body);
    assertLooksElsewhere(body.at("/attention/heads"), it);
  }

  @Test
  void tokens_are_those_of_the_text_with_what_the_model_adds() {
    JsonNode tokens = explain("text", STREET).orThrow().body().path("tokens");
    assertEquals("[CLS]", tokens.get(0).path("piece").asText());
    assertEquals("special", tokens.get(0).path("source").asText());
    for (JsonNode token : tokens) {
      if (token.path("source").asText().equals("text")) {
        String said = STREET.substring(token.path("start").asInt(), token.path("end").asInt());
        assertEquals(token.path("piece").asText(), said.toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  void single_heads_are_the_same_as_among_all() {
    JsonNode all = explain("text", STREET, "attention", "all").orThrow().body();
    JsonNode one = explain("text", STREET, "layer", "5", "head", "3").orThrow().body();
    assertEquals(all.at("/attention/heads/63"), one.at("/attention/heads/0"));
    assertEquals(1, one.at("/attention/heads").size());
    assertTrue(one.at("/attention/mean").isMissingNode(), one::toString);
  }

  @Test
  void a_document_is_explained_as_its_text_is() {
    JsonNode given = explain("text", STREET, "attention", "rollout").orThrow().body();
    JsonNode stored = explain("id", "street", "f", "body", "attention", "rollout").orThrow().body();
    assertEquals(STREET, stored.path("text").asText());
    assertEquals(given.path("tokens"), stored.path("tokens"));
    assertEquals(given.path("attention"), stored.path("attention"));
  }

  @Test
  void long_texts_are_cut_and_say_so() {
    String text = "wide ".repeat(500);
    JsonNode all = explain("text", text, "attention", "all").orThrow().body();
    assertEquals(128, all.path("tokens").size());
    assertEquals(502 - 128, all.path("truncated").asInt());
    Reply more = explain("text", text, "attention", "all", "tokens", "256");
    assertRefused(400, more, "146 squares of 256 tokens", "lower tokens");
    assertEquals(256, explain("text", text, "tokens", "256").body().path("tokens").size());
  }

  @Test
  void a_pair_is_seen_together() {
    JsonNode pair =
        explain("text", STREET, "q", "What was too wide?", "pair", "true").orThrow().body();
    assertEquals(
        List.of("what", "was", "too", "wide", "?"),
        pieces(pair, token -> token.path("source").asText().equals("query")));
    assertRowsSumToOne(pair);
  }

  @Test
  void the_tokens_of_a_question_are_compared_with_those_of_a_text() {
    JsonNode body =
        explain("text", STREET, "q", "wide street", "attention", "none").orThrow().body();
    JsonNode similarity = body.path("similarity");
    assertTrue(body.path("tokens").isMissingNode(), body::toString);
    assertEquals("wide", similarity.at("/query/0/text").asText(), body::toString);
    assertEquals("wide", best(similarity, 0), body::toString);
    assertEquals("street", best(similarity, 1), body::toString);
    double sum = 0;
    for (JsonNode match : similarity.path("matches")) {
      sum += match.path("cosine").asDouble();
    }
    assertEquals(sum / 2, similarity.path("score").asDouble(), 1e-3);
    assertEquals(2, similarity.path("cosines").size());
    assertEquals(similarity.path("text").size(), similarity.at("/cosines/0").size());
  }

  @Test
  void found_documents_bring_the_attention_within_their_text() {
    Reply reply =
        core.query(
            "q",
            "{!semantic f=vector}roads",
            "fl",
            "id,[attention f=body],tea:[attention f=body attention=none similarity=true]");
    for (JsonNode found : reply.orThrow().documents()) {
      boolean blank = found.path("id").asText().equals("blank");
      assertEquals(blank, found.path("[attention]").isMissingNode(), found::toString);
      if (!blank) {
        assertRowsSumToOne(found.path("[attention]"));
        assertEquals("roads", found.at("/tea/similarity/query/0/text").asText());
      }
    }
    assertEquals(3, reply.documents().size());
  }

  @Test
  void the_brackets_take_the_question_from_a_query_by_meaning_only() {
    assertRefused(
        400,
        core.query("q", "*:*", "fl", "id,[attention f=body similarity=true]"),
        "search with {!semantic}");
  }

  @Test
  void whatever_is_wrong_is_named() {
    assertRefused(400, explain("id", "tea", "f", "vector"), "'vector'", "[body,");
    assertRefused(404, explain("id", "none", "f", "body"), "'none'");
    assertRefused(404, explain("id", "blank", "f", "body"), "no text");
    assertRefused(400, explain("text", STREET, "model", "absent"), "absent");
    assertRefused(400, explain("text", STREET, "layer", "12"), "from 0 to 11");
    assertRefused(400, explain("text", STREET, "lyer", "1"), "[lyer]", "layer");
    assertRefused(400, explain(), "needs a text");
  }

  private Reply explain(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return node.http().postForm("/" + core.name() + "/sememe/explain", parameters);
  }

  private static String best(JsonNode similarity, int token) {
    int text = similarity.path("matches").get(token).path("text").asInt();
    return similarity.path("text").get(text).path("text").asText();
  }

  private static List<String> pieces(JsonNode body) {
    return pieces(body, token -> true);
  }

  private static List<String> pieces(JsonNode body, Predicate<JsonNode> wanted) {
    List<String> pieces = new ArrayList<>();
    for (JsonNode token : body.path("tokens")) {
      if (wanted.test(token)) {
        pieces.add(token.path("piece").asText());
      }
    }
    return pieces;
  }

  // In some head it looks at another word of the sentence more than at anything else.
  private static void assertLooksElsewhere(JsonNode heads, int it) {
    boolean elsewhere = false;
    for (JsonNode head : heads) {
      JsonNode row = head.path("weights").get(it);
      int most = 0;
      for (int i = 1; i < row.size(); i++) {
        most = row.get(i).asDouble() > row.get(most).asDouble() ? i : most;
      }
      elsewhere |= most != it && most != 0 && most != row.size() - 1;
    }
    assertTrue(elsewhere);
  }

  private static void assertRowsSumToOne(JsonNode body) {
    int rows = 0;
    int tokens = body.path("tokens").size();
    List<JsonNode> squares = new ArrayList<>();
    squares.add(body.at("/attention/mean"));
    body.at("/attention/heads").forEach(head -> squares.add(head.path("weights")));
    for (JsonNode square : squares) {
      for (JsonNode row : square) {
        double sum = 0;
        for (JsonNode weight : row) {
          sum += weight.asDouble();
        }
        assertEquals(tokens, row.size());
        assertEquals(1, sum, 1e-3);
        rows++;
      }
    }
    assertFalse(rows == 0, body::toString);
    assertEquals(0, rows % tokens);
  }

  private static void assertRefused(int status, Reply reply, String... said) {
    assertEquals(status, reply.status(), reply.errorMessage());
    for (String part : said) {
      assertTrue(reply.errorMessage().contains(part), reply.errorMessage());
    }
  }
}
