// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.limits;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.docs.InstallGuide;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.Storm;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What clients hear who ask for more than the node allows; and what goes on all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class LimitsIT {
  private static final int CLIENTS = 12;
  private static final int REQUESTS = 150;
  private static final String LONG = "rain fell on fields of tea and rice ".repeat(50);

  private TemporaryNode temporary;
  private TestCore core;
  private InstallGuide guide;

  @BeforeAll
  void start_a_node_with_low_limits() throws IOException {
    guide = InstallGuide.read();
    temporary = TemporaryNode.start(LimitsIT::low);
    core = TestCore.of(temporary.node(), "semantic");
    core.add(document("1", "Tea", LONG, "x"), document("2", "Rice", "Rice is grown in water.", "x"))
        .orThrow();
    core.commit();
    core.meaning("the model is loaded after this");
  }

  private static NodeSpec low(NodeSpec spec) {
    return spec.withProperty("sememe.query.maxCharacters", "2000")
        .withProperty("sememe.queue.searches", "2")
        .withProperty("sememe.rerank.maxDocs", "5")
        .withProperty("sememe.answers.maxCharacters", "1000")
        .withProperty("sememe.explain.maxTokens", "64")
        .withProperty("sememe.explain.concurrent", "1");
  }

  @AfterAll
  void stop_the_node() {
    temporary.close();
  }

  @Test
  void a_query_that_is_too_long_is_413() {
    String text = "t".repeat(2001);
    Reply reply = core.query("q", "{!semantic f=vector v=$text}", "text", text);
    assertSays(reply, 413, "has 2001 characters, the limit is 2000 (sememe.query.maxCharacters)");
    assertTrue(guide.knows(413, reply.errorMessage()), reply::toString);
    assertEquals(List.of("1"), core.query("q", "{!term f=id}1", "text", text).orThrow().ids());
    assertEquals(2, core.meaning("t".repeat(2000)).size());
  }

  @Test
  void a_reranker_for_too_many_documents_is_400() {
    String words = "{!dismax qf=text}tea";
    assertSays(
        core.query("q", words, "rq", "{!maxsim f=vector reRankDocs=6 v=tea}"),
        400,
        "reRankDocs must be a whole number from 1 to 5 (sememe.rerank.maxDocs), got: 6");
  }

  @Test
  void documents_that_bring_too_much_text_to_be_read_are_400() {
    assertSays(
        ask("q", "what is grown in water"),
        400,
        "characters in which an answer is looked for, the limit is 1000"
            + " (sememe.answers.maxCharacters)");
    assertEquals(
        1,
        ask("q", "what is grown in water", "ans.depth", "1", "fq", "id:2")
            .orThrow()
            .body()
            .at("/answer/documents")
            .asInt());
  }

  @Test
  void reasons_over_too_many_tokens_are_400() {
    assertSays(
        explain("text", "tea", "tokens", "65"),
        400,
        "tokens must be a whole number from 4 to 64 (sememe.explain.maxTokens), got: 65");
    assertEquals(200, explain("text", LONG).status());
  }

  @Test
  void searches_that_would_only_wait_are_429_and_the_others_are_answered() {
    List<Reply> replies =
        storm(
            LimitsIT::isRefused, i -> core.query("q", "{!semantic f=vector v=$t}", "t", i + LONG));
    Reply refused = assertSomeRefused(replies);
    assertSays(
        refused, 429, "2 searches have a model at work or wait for it, and that is the limit");
    assertTrue(guide.knows(429, refused.errorMessage()), refused::toString);
    assertEquals(2, core.meaning("and afterwards all is well").size());
  }

  @Test
  void a_search_with_a_time_limit_is_partial_where_others_are_refused() {
    List<Reply> replies =
        storm(
            LimitsIT::isPartial,
            i ->
                core.query(
                    "q", "{!semantic f=vector v=$t}", "t", "p" + i + LONG, "timeAllowed", "5000"));
    replies.forEach(reply -> assertEquals(200, reply.status(), reply::toString));
  }

  @Test
  void reasons_at_the_same_time_are_429_past_their_number() {
    List<Reply> replies =
        storm(LimitsIT::isRefused, i -> explain("text", i + LONG, "attention", "all"));
    assertSays(
        assertSomeRefused(replies),
        429,
        "1 texts are being explained, and that is the limit (sememe.explain.concurrent)");
  }

  @Test
  void tokens_have_the_limits_of_queries_and_of_reasons() {
    assertSays(
        post("/sememe/tokens", "text", "t".repeat(2001)),
        413,
        "the text has 2001 characters, the limit is 2000 (sememe.query.maxCharacters)");
    String words = "bank " + LONG;
    List<Reply> replies =
        storm(
            LimitsIT::isRefused,
            i -> post("/sememe/tokens", "text", words + i, "word", "bank", "with", words));
    assertSays(
        assertSomeRefused(replies),
        429,
        "1 texts are being explained, and that is the limit (sememe.explain.concurrent)");
  }

  @Test
  void a_node_whose_properties_are_wrong_says_all_of_it_and_opens_no_core_of_ours() {
    try (TemporaryNode wrong =
        TemporaryNode.start(
            spec ->
                spec.withProperty("sememe.threads", "none")
                    .withProperty("sememe.queue.search", "9"))) {
      Reply reply = wrong.node().http().createCore("closed", "semantic");
      String seen = reply.errorMessage() + wrong.node().log();
      assertTrue(reply.status() >= 400, seen);
      assertTrue(seen.contains("sememe.threads must be 1 to 1024, got: none"), seen);
      assertTrue(seen.contains("unknown: sememe.queue.search; known: sememe.threads"), seen);
    }
  }

  /**
   * Many requests, several at a time, until there were enough of them, and some were turned away
   * and some were not: when the first are turned away is up to the machine.
   */
  private static List<Reply> storm(Predicate<Reply> turnedAway, IntFunction<Reply> request) {
    Queue<Reply> away = new ConcurrentLinkedQueue<>();
    Queue<Reply> answered = new ConcurrentLinkedQueue<>();
    try (Storm storm =
        Storm.of(
            CLIENTS,
            i -> {
              Reply reply = request.apply(i);
              (turnedAway.test(reply) ? away : answered).add(reply);
            })) {
      storm.awaitDone(REQUESTS);
      storm.await(() -> !away.isEmpty() && !answered.isEmpty(), "some turned away, some not");
    }
    return Stream.concat(away.stream(), answered.stream()).toList();
  }

  private static Reply assertSomeRefused(List<Reply> replies) {
    List<Reply> refused = replies.stream().filter(LimitsIT::isRefused).toList();
    assertTrue(!refused.isEmpty() && refused.size() < replies.size(), refused.size() + " refused");
    for (Reply reply : replies) {
      boolean ok = reply.status() == 200;
      assertTrue(ok || reply.status() == 429, reply::toString);
      assertEquals(ok ? OptionalInt.empty() : OptionalInt.of(5), reply.retryAfter());
    }
    return refused.get(0);
  }

  private static void assertSays(Reply reply, int status, String said) {
    assertEquals(status, reply.status(), reply::toString);
    assertTrue(reply.errorMessage().contains(said), reply::errorMessage);
  }

  private static boolean isRefused(Reply reply) {
    return reply.status() == 429;
  }

  private static boolean isPartial(Reply reply) {
    return reply
        .body()
        .at("/responseHeader/partialResultsDetails")
        .toString()
        .contains("sememe.queue.searches");
  }

  private Reply ask(String... namesAndValues) {
    return post("/ask", namesAndValues);
  }

  private Reply explain(String... namesAndValues) {
    return post("/sememe/explain", namesAndValues);
  }

  private Reply post(String handler, String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return core.node().http().postForm("/" + core.name() + handler, parameters);
  }
}
