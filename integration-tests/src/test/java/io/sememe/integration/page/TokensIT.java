// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tokens that the models which ship make of texts, as a client of a node sees them. */
@OnEveryJdk
final class TokensIT {
  private static final String RIVER = "They sat on the bank of the river.";
  private static final String SHORE = "Trees grew along the steep bank of the stream.";
  private static final String MONEY = "The bank pays interest on deposits.";

  private final SolrNode node;
  private TestCore core;

  TokensIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void open() {
    core = TestCore.of(node, "semantic");
  }

  @Test
  void tokens_stand_where_the_text_has_them() {
    String text = "\uD83D\uDE00 Caf\u00E9s, unaffable";
    JsonNode body = tokens("text", text).orThrow().body();
    assertEquals("bge-small-en-v1.5", body.path("model").asText());
    assertEquals(512, body.path("limit").asInt());
    assertEquals(body.path("tokens").size(), body.path("count").asInt());
    assertEquals(0, body.path("truncated").asInt());
    List<String> said = new ArrayList<>();
    for (JsonNode token : body.path("tokens")) {
      if (token.path("source").asText().equals("text")) {
        said.add(text.substring(token.path("start").asInt(), token.path("end").asInt()));
      }
      assertTrue(token.path("seen").asBoolean());
    }
    assertEquals("\uD83D\uDE00", said.get(0));
    assertEquals("\uD83D\uDE00Caf\u00E9s,unaffable", String.join("", said));
    assertEquals("[CLS]", body.at("/tokens/0/piece").asText());
    assertEquals("special", body.at("/tokens/0/source").asText());
  }

  @Test
  void a_question_has_a_prefix_with_one_model_and_none_with_the_other() {
    JsonNode prefixed = tokens("text", "tea", "role", "query").orThrow().body();
    assertEquals("prefix", prefixed.at("/tokens/1/source").asText());
    assertEquals(0, prefixed.at("/tokens/1/end").asInt());
    JsonNode plain =
        tokens("text", "tea", "role", "query", "model", "all-minilm-l6-v2").orThrow().body();
    assertEquals(3, plain.path("count").asInt());
    assertEquals("tea", plain.at("/tokens/1/piece").asText());
  }

  @Test
  void long_texts_are_cut_where_the_model_stops_and_listed_as_far_as_people_look() {
    JsonNode body = tokens("text", "wide ".repeat(5_000)).orThrow().body();
    assertEquals(5_002, body.path("count").asInt());
    assertEquals(5_002 - 512, body.path("truncated").asInt());
    assertEquals(2_048, body.path("tokens").size());
    for (int i = 0; i < 2_048; i++) {
      assertEquals(i < 512, body.path("tokens").get(i).path("seen").asBoolean());
    }
    assertEquals("[SEP]", body.at("/tokens/511/piece").asText());
    assertEquals("wide", body.at("/tokens/512/piece").asText());
  }

  @Test
  void a_word_is_nearer_to_itself_where_it_means_the_same() {
    double same = cosine(RIVER, SHORE);
    double other = cosine(RIVER, MONEY);
    assertEquals(1, cosine(RIVER, RIVER), 1e-3);
    assertTrue(same > other, same + " and " + other);
  }

  @Test
  void each_place_of_a_word_is_compared_with_each() {
    JsonNode words =
        tokens("text", RIVER + " BANK!", "word", "bank", "with", MONEY + " Embankment.")
            .orThrow()
            .body()
            .path("words");
    assertEquals(2, words.path("first").size(), words::toString);
    assertEquals(1, words.path("second").size(), words::toString);
    assertEquals(2, words.path("cosines").size(), words::toString);
    assertEquals(1, words.at("/cosines/0").size(), words::toString);
    int start = words.at("/first/1/start").asInt();
    assertEquals(
        "bank",
        (RIVER + " BANK!")
            .substring(start, words.at("/first/1/end").asInt())
            .toLowerCase(Locale.ROOT));
  }

  @Test
  void a_long_text_is_read_by_get_and_post_alike() {
    JsonNode got =
        node.http().get("/" + core.name() + "/sememe/tokens", Map.of("text", RIVER)).body();
    JsonNode posted = tokens("text", RIVER).body();
    assertEquals(got.path("tokens"), posted.path("tokens"));
  }

  @Test
  void whatever_is_wrong_is_named() {
    assertRefused(400, tokens(), "needs a text");
    assertRefused(400, tokens("text", RIVER, "wrd", "x"), "[wrd]", "word");
    assertRefused(400, tokens("text", RIVER, "model", "absent"), "no model 'absent'");
    assertRefused(400, tokens("text", RIVER, "word", "bank"), "go together");
    assertRefused(
        400, tokens("text", RIVER, "word", "tea", "with", "tea"), "'tea'", "the first text");
    assertRefused(
        413, tokens("text", "t".repeat(50_001)), "50001 characters", "sememe.query.maxCharacters");
  }

  private double cosine(String text, String with) {
    return tokens("text", text, "word", "bank", "with", with)
        .orThrow()
        .body()
        .at("/words/cosines/0/0")
        .asDouble();
  }

  private Reply tokens(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return node.http().postForm("/" + core.name() + "/sememe/tokens", parameters);
  }

  private static void assertRefused(int status, Reply reply, String... said) {
    assertEquals(status, reply.status(), reply.errorMessage());
    for (String part : said) {
      assertTrue(reply.errorMessage().contains(part), reply.errorMessage());
    }
  }
}
