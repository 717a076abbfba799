// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.rank.SharedRankings;
import io.sememe.integration.rank.SharedRankings.Collections;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send to harm, on one shard and on three. Covers failure case D.34. */
@ExtendWith(SharedRankings.class)
final class HostileAnswerIT {
  private static final String QUESTION = "Where is the river bank?";
  private static final String MODEL = "bge-small-en-v1.5";
  private static final int LONG = 10_240;
  private static final int LONGEST_MESSAGE = 600;

  private final Collections collections;

  HostileAnswerIT(Collections collections) {
    this.collections = collections;
  }

  @ParameterizedTest
  @CsvSource({
    "ans.n, -1",
    "ans.n, 0",
    "ans.n, NaN",
    "ans.n, 2147483648",
    "ans.depth, 1000000",
    "ans.depth, -1",
    "ans.passages, 0",
    "ans.minScore, 2",
    "ans.minScore, NaN",
    "ans.minScore, -1e400",
    "ans.timeAllowed, 0",
    "ans.model, ../x",
    "ans.model, absent",
    "ans.model, pair-grades",
    "ans.f, nowhere",
    "ans.f, vector",
    "ans.vf, title",
    "ans.device, cuda",
    "ans.q, ' \t'"
  })
  void what_is_out_of_range_is_refused_in_a_line(String name, String value) {
    Map<String, String> request = new HashMap<>(Map.of("q", "*:*", "defType", "lucene"));
    if (!name.equals("ans.q")) {
      request.put("ans.q", QUESTION);
    }
    request.put(name, value);
    for (CloudCollection asked : collections.both()) {
      Reply refused = reply(asked, request);
      String message = refused.errorMessage();
      assertEquals(400, refused.status(), refused::toString);
      assertTrue(message.length() < LONGEST_MESSAGE && !message.contains("\n"), message);
    }
  }

  @Test
  void a_model_name_of_ten_kilobytes_is_cut_in_the_answer() {
    Reply refused =
        reply(collections.three(), Map.of("q", QUESTION, "ans.model", "m".repeat(LONG)));
    assertEquals(400, refused.status());
    assertTrue(refused.errorMessage().length() < LONGEST_MESSAGE, refused::errorMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uD83C\uDF75", "[CLS] river [SEP] bank [PAD] </s>", "\u05E9\u05DC\u05D5\u05DD e\u0301",
        "{!hybrid f=vector}river", "\u0000 river", "100% + && (bank"
      })
  void any_question_is_answered_as_it_stands(String question) {
    for (CloudCollection asked : collections.both()) {
      JsonNode section = reply(asked, Map.of("ans.q", question, "q", QUESTION)).orThrow().body();
      assertEquals(3, section.at("/answer/answers").size(), section::toString);
    }
  }

  @Test
  void a_question_longer_than_the_model_sees_is_answered() {
    JsonNode answer =
        reply(collections.three(), Map.of("q", QUESTION, "ans.q", "river bank ".repeat(600)))
            .orThrow()
            .body()
            .path("answer");
    assertEquals(3, answer.path("answers").size(), answer::toString);
  }

  @Test
  void a_client_that_speaks_as_a_node_gets_no_failure_and_changes_nothing_for_others() {
    Map<String, String> question = Map.of("q", QUESTION);
    for (CloudCollection asked : collections.both()) {
      JsonNode before = reply(asked, question).orThrow().body().path("answer");
      for (Map<String, String> forged :
          List.of(
              Map.of("isShard", "true", "distrib", "false"),
              Map.of("isShard", "true", "shards.purpose", "2147483647"),
              Map.of("sememe.inner", "true"))) {
        Map<String, String> request = new HashMap<>(question);
        request.putAll(forged);
        int status = reply(asked, request).status();
        assertTrue(status == 200 || status == 400, forged + " is answered with " + status);
      }
      assertEquals(before, reply(asked, question).orThrow().body().path("answer"));
    }
  }

  @Test
  void a_forged_question_is_refused_or_is_the_clients_own_affair() {
    String none = "0".repeat(32);
    String unit = none + ":0:0:0:0:P4AAAAAAAAA";
    for (String value : List.of("", "x", "x".repeat(1 << 20), none + ":0:0:0:0:AAAA", unit, none)) {
      Map<String, String> request = new HashMap<>(Map.of("q", QUESTION));
      request.put(parameter(QUESTION), value);
      request.put("fl", "id,[answer]");
      for (CloudCollection asked : collections.both()) {
        Reply refused = reply(asked, request);
        boolean otherModel = value.equals(unit) || value.equals(none);
        assertEquals(otherModel ? 409 : 400, refused.status(), refused::toString);
      }
    }
  }

  private Reply reply(CloudCollection asked, Map<String, String> parameters) {
    return collections.node(0).http().postForm("/" + asked.name() + "/ask", parameters);
  }

  /** The name under which a question is told: model and text, each after its length. */
  private static String parameter(String text) {
    String hashed = MODEL.length() + ":" + MODEL + text.length() + ":" + text;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(hashed.getBytes(StandardCharsets.UTF_8));
      return "sememe.asked." + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
