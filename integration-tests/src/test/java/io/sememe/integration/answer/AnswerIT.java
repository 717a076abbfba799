// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.answer;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that answer, with the default model: of whole fields and of passages. */
@OnEveryJdk
final class AnswerIT {
  private static final InferenceMetric METRIC = new InferenceMetric("bge-small-en-v1.5");
  private static final String QUESTION = "Why does a wing lose its lift?";
  private static final String WINGS =
      "\uD83D\uDE80 Planes were flown at Kitty Hawk in 1903. A wing that meets the air too steeply"
          + " stalls, and its lift is gone. Tickets were not sold.";
  private static final String TEA =
      "Leaves are steeped in hot water. Green tea was first drunk in China. Cups are made of clay.";
  private static final String BREAD = "Bread is baked from flour. Rye grows in the north.";

  private static final Map<String, String> BODIES =
      Map.of(
          "wings", WINGS,
          "tea", TEA,
          "bread", BREAD,
          "long", (BREAD + " ").repeat(40) + WINGS + (" " + TEA).repeat(40));

  /** Nobody changes them. */
  private static final Map<SolrNode, Cores> FILLED = new ConcurrentHashMap<>();

  private final SolrNode node;
  private TestCore core;
  private TestCore passages;

  /**
   * The same documents twice.
   *
   * @param whole with token vectors of whole documents
   * @param passages with vectors of passages
   */
  private record Cores(TestCore whole, TestCore passages) {}

  AnswerIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_documents() {
    Cores cores = FILLED.computeIfAbsent(node, unknown -> fill());
    core = cores.whole();
    passages = cores.passages();
  }

  private Cores fill() {
    return new Cores(
        filled(with("answers-tokens", "${sememe.tokens:none}", "int8")),
        filled(with("answers-passages", "${sememe.passages:none}", "sentence")));
  }

  private TestCore filled(String configset) {
    TestCore made = TestCore.of(node, configset);
    BODIES.forEach((id, body) -> made.add(document(id, "About " + id, body, "x")).orThrow());
    return made.commit();
  }

  private String with(String name, String property, String value) {
    Configset.copy(node, name).replace("solrconfig.xml", property, value);
    return name;
  }

  @Test
  void the_sentence_that_answers_is_found_and_its_place_is_exact() {
    for (TestCore each : List.of(core, passages)) {
      JsonNode section = ask(each, Map.of("q", QUESTION, "ans.n", "4"));
      assertEquals("sentence", section.path("kind").asText());
      assertFalse(section.path("noAnswer").asBoolean());
      assertEquals(4, section.path("documents").asInt());
      assertTrue(
          answers(section).get(0).path("text").asText().startsWith("A wing"), section::toString);
      answers(section).forEach(this::requireExact);
    }
  }

  private void requireExact(JsonNode answer) {
    String body = BODIES.get(answer.path("id").asText());
    assertEquals("body", answer.path("field").asText());
    assertEquals(answer.path("text").asText(), part(body, answer));
    JsonNode passage = answer.path("passage");
    assertEquals(passage.path("text").asText(), part(body, passage));
    assertTrue(passage.path("text").asText().contains(answer.path("text").asText()));
    double score = answer.path("score").asDouble(-1);
    assertTrue(score > 0 && score <= 1, answer::toString);
  }

  private static String part(String body, JsonNode place) {
    return body.substring(place.path("start").asInt(), place.path("end").asInt());
  }

  @Test
  void a_hit_has_the_answer_that_asking_gives_without_a_run_where_its_tokens_are_stored() {
    JsonNode asked =
        answers(
                ask(
                    core,
                    Map.of(
                        "q",
                        "id:tea",
                        "defType",
                        "lucene",
                        "ans.q",
                        "Who drank tea first?",
                        "ans.n",
                        "1")))
            .get(0);
    long before = inferences();
    JsonNode hit =
        hit(core.query("q", "id:tea", "fl", "[answer v=$text]", "text", "Who drank tea first?"));
    assertEquals(before, inferences());
    for (String key : List.of("text", "kind", "field", "start", "end")) {
      assertEquals(asked.path(key), hit.path(key), key);
    }
    assertTrue(hit.path("id").isMissingNode());
  }

  @Test
  void real_time_get_and_documents_of_passages_have_answers_too() {
    for (TestCore each : List.of(core, passages)) {
      Map<String, String> get =
          Map.of("ids", "tea", "fl", "id,[answer f=body v=$text]", "text", QUESTION);
      JsonNode found = node.http().get("/" + each.name() + "/get", get).orThrow().body();
      JsonNode answer = found.at("/response/docs/0/[answer]");
      assertEquals(answer.path("text").asText(), part(TEA, answer), found::toString);
      JsonNode hit =
          hit(each.query("q", "id:wings", "fl", "[answer v=$text n=2]", "text", QUESTION));
      assertEquals(2, hit.size(), hit::toString);
      hit.forEach(one -> assertEquals(one.path("text").asText(), part(WINGS, one)));
      assertTrue(hit.get(0).path("text").asText().startsWith("A wing"));
    }
  }

  @Test
  void of_a_long_document_only_the_best_passages_are_read() {
    long before = inferences();
    ask(passages, Map.of("q", "of_a_long_document", "ans.depth", "4", "ans.passages", "1"));
    // The question twice, as one vector and as those of its tokens, and at most a passage each.
    assertTrue(inferences() - before <= 2 + 4, () -> inferences() - before + " inferences");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rows=0",
        "start=3",
        "omitHeader=true",
        "shards.tolerant=true",
        "sort=id asc",
        "sort=id asc&cursorMark=*",
        "group=true&group.field=topic",
        "debug=true",
        "hl=true"
      })
  void answers_do_not_depend_on_what_else_is_asked_for(String more) {
    Map<String, String> request = new HashMap<>(Map.of("q", QUESTION));
    JsonNode expected = ask(core, request);
    for (String parameter : more.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      request.put(parts[0], parts[1]);
    }
    assertEquals(expected, ask(core, request));
  }

  @Test
  void no_answer_is_no_failure() {
    JsonNode section = ask(core, Map.of("q", QUESTION, "ans.minScore", "1"));
    assertTrue(section.path("noAnswer").asBoolean(), section::toString);
    assertEquals(0, section.path("answers").size());
    assertTrue(ask(core, Map.of("q", QUESTION, "fq", "id:nobody")).path("noAnswer").asBoolean());
  }

  @Test
  void asked_with_too_little_time_it_gives_the_documents_or_says_that_they_are_not_all() {
    Reply reply = reply(core, Map.of("q", "asked with too little time", "timeAllowed", "1"));
    assertEquals(200, reply.status(), reply::toString);
    JsonNode header = reply.body().path("responseHeader");
    boolean answered = reply.body().path("answer").path("answers").size() > 0;
    assertTrue(answered || header.path("partialResults").asBoolean(), reply::toString);
  }

  private long inferences() {
    return METRIC.read(node).orElse(0);
  }

  private static JsonNode hit(Reply reply) {
    JsonNode document = reply.orThrow().documents().get(0);
    return document.elements().next();
  }

  private static List<JsonNode> answers(JsonNode section) {
    List<JsonNode> answers = new ArrayList<>();
    section.path("answers").forEach(answers::add);
    return answers;
  }

  private JsonNode ask(TestCore asked, Map<String, String> parameters) {
    return reply(asked, parameters).orThrow().body().path("answer");
  }

  private Reply reply(TestCore asked, Map<String, String> parameters) {
    return node.http().postForm("/" + asked.name() + "/ask", parameters);
  }
}
