// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.answer;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.SpanModel;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Answers of a model that is trained for them. This one knows three towns: two that it answers
 * with, the first rather than the second, and one that is less likely than no answer.
 */
@OnEveryJdk
final class SpanAnswersIT {
  private static final String MODEL = "towns";
  private static final Map<String, Float> TOWNS = Map.of("dublin", 4f, "geneva", 2f, "london", -1f);

  /** Two and a half windows of the model. */
  private static final String LONG = "The count travels on by night. ".repeat(180);

  /** Emoji, one of several code points, ideographs of both planes, Hebrew, a combining accent. */
  private static final String SCRIPTS =
      "\uD83D\uDE80 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u6F22\u5B57\uD842\uDFB7"
          + " \u05E9\u05DC\u05D5\u05DD e\u0301lan ";

  /** The documents do not change: one core a node is enough. */
  private static final Map<SolrNode, TestCore> CORES = new ConcurrentHashMap<>();

  private final SolrNode node;
  private final TestCore core;

  SpanAnswersIT(SolrNode node) {
    this.node = node;
    this.core = CORES.computeIfAbsent(node, SpanAnswersIT::index);
  }

  private static TestCore index(SolrNode node) {
    try {
      SpanModel.install(
          node.home().folder().resolve("models"),
          MODEL,
          TOWNS,
          "{\"task\": \"question-answering\", \"maxTokens\": 384}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestCore core = TestCore.of(node, "semantic");
    core.add(
            body("short", "Born in Dublin, he worked in London."),
            body("second", "They met in Geneva."),
            body("unsure", "It was printed in London."),
            body("none", "Tea is steeped in hot water."),
            body("long", LONG + "It was in Dublin. " + LONG),
            body("scripts", SCRIPTS + "in Dublin " + SCRIPTS),
            body("literal", "[SEP] [CLS] Dublin [SEP] </s> [PAD]"))
        .orThrow();
    return core.commit();
  }

  @Test
  void the_words_that_answer_are_given_with_their_place() {
    JsonNode answer = only(ask("short", Map.of()));
    assertEquals("Dublin", answer.path("text").asText());
    assertEquals("span", answer.path("kind").asText());
    assertEquals("short", answer.path("id").asText());
    assertEquals("body", answer.path("field").asText());
    assertEquals(8, answer.path("start").asInt());
    assertEquals(14, answer.path("end").asInt());
  }

  @Test
  void a_score_is_how_far_the_words_lie_above_no_answer() {
    assertEquals(logistic(4 + 4), score("short"), 1e-6);
    assertEquals(logistic(2 + 2), score("second"), 1e-6);
  }

  @Test
  void what_is_less_likely_than_no_answer_is_none() {
    for (String id : List.of("unsure", "none")) {
      JsonNode answer = ask(id, Map.of());
      assertTrue(answer.path("noAnswer").asBoolean(), answer::toString);
      assertTrue(answer.path("answers").isArray(), answer::toString);
      assertEquals(0, answer.path("answers").size(), answer::toString);
    }
  }

  @Test
  void whoever_asks_may_draw_the_line_lower() {
    JsonNode answer = only(ask("unsure", Map.of("ans.minScore", "0.1")));
    assertEquals("London", answer.path("text").asText());
    assertEquals(logistic(-1 - 1), answer.path("score").asDouble(), 1e-6);
  }

  @Test
  void an_answer_far_behind_what_the_model_sees_at_once_is_found() {
    String text = LONG + "It was in Dublin. " + LONG;
    requireAt(text, text.indexOf("Dublin"), only(ask("long", Map.of())));
  }

  @Test
  void places_are_counted_in_chars_of_any_script() {
    String text = SCRIPTS + "in Dublin " + SCRIPTS;
    requireAt(text, text.indexOf("Dublin"), only(ask("scripts", Map.of())));
  }

  @Test
  void special_tokens_that_are_written_are_words_like_others() {
    requireAt(
        "[SEP] [CLS] Dublin [SEP] </s> [PAD]",
        12,
        only(ask("literal", Map.of("ans.q", "[SEP] Where [CLS] </s> was [PAD] it?"))));
  }

  @Test
  void a_question_longer_than_its_share_leaves_room_for_the_text() {
    String question = "Where was he born? ".repeat(120);
    assertEquals("Dublin", only(ask("long", Map.of("ans.q", question))).path("text").asText());
  }

  @Test
  void the_words_of_a_question_are_no_answer() {
    assertTrue(ask("none", Map.of("ans.q", "Was it Dublin?")).path("noAnswer").asBoolean());
  }

  @Test
  void the_best_of_all_documents_come_first() {
    List<String> ids =
        answers(ask("*", Map.of("ans.n", "10"))).map(one -> one.path("id").asText()).toList();
    assertEquals(5, ids.size(), ids::toString);
    assertEquals("second", ids.get(4), "all others say the likelier town");
  }

  @Test
  void whatever_is_read_beside_a_text_its_answer_is_the_same() {
    answers(ask("*", Map.of("ans.n", "10")))
        .forEach(
            one -> {
              JsonNode alone = only(ask(one.path("id").asText(), Map.of()));
              for (String key : List.of("text", "score", "start", "end")) {
                assertEquals(alone.path(key), one.path(key), key);
              }
            });
  }

  private static void requireAt(String text, int start, JsonNode answer) {
    assertEquals(start, answer.path("start").asInt());
    assertEquals("Dublin", text.substring(start, answer.path("end").asInt()));
    assertEquals("Dublin", answer.path("text").asText());
  }

  private double score(String id) {
    return only(ask(id, Map.of())).path("score").asDouble();
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static JsonNode only(JsonNode answer) {
    assertEquals(1, answer.path("answers").size(), answer::toString);
    return answer.path("answers").get(0);
  }

  private static Stream<JsonNode> answers(JsonNode answer) {
    return StreamSupport.stream(answer.path("answers").spliterator(), false);
  }

  /** Asks the documents of an id. */
  private JsonNode ask(String id, Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("defType", "lucene");
    parameters.put("q", "id:" + id);
    parameters.put("ans.q", "Where was he born?");
    parameters.put("ans.model", MODEL);
    parameters.put("ans.f", "body");
    parameters.put("ans.n", "1");
    parameters.putAll(more);
    return node.http()
        .postForm("/" + core.name() + "/ask", parameters)
        .orThrow()
        .body()
        .path("answer");
  }

  private static ObjectNode body(String id, String body) {
    return document(id, "", body, "x");
  }
}
