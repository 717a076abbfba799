// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.rank.SharedRankings;
import io.sememe.integration.rank.SharedRankings.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same documents on one shard and on three of two replicas: answers do not depend on it, and
 * nothing is encoded twice.
 */
@ExtendWith(SharedRankings.class)
final class AnswerCloudIT {
  private static final String OTHER_MODEL = "all-minilm-l6-v2";
  private static final InferenceMetric METRIC = new InferenceMetric("bge-small-en-v1.5");
  private static final InferenceMetric OTHER_METRIC = new InferenceMetric(OTHER_MODEL);
  private static final List<String> QUESTIONS =
      List.of(
          "What has hot tea to do with a river bank?",
          "Which one is worth points?",
          "python code or a grass snake");

  private final Collections collections;

  AnswerCloudIT(Collections collections) {
    this.collections = collections;
  }

  @Test
  void answers_and_scores_are_the_same_on_any_number_of_shards() {
    for (String question : QUESTIONS) {
      Map<String, String> request = Map.of("q", question, "ans.n", "20", "ans.depth", "30");
      JsonNode one = ask(collections.one(), request);
      assertTrue(one.path("answers").size() > 5, one::toString);
      assertEquals(one, ask(collections.three(), request));
    }
  }

  @Test
  void they_depend_on_no_page() {
    Map<String, String> request = new HashMap<>(Map.of("q", QUESTIONS.get(0), "ans.n", "5"));
    JsonNode expected = ask(collections.three(), request);
    for (String page :
        List.of("rows=0", "rows=3", "start=20", "shards.tolerant=true", "group=true")) {
      Map<String, String> paged = new HashMap<>(request);
      paged.put("group.field", "topic");
      paged.put(page.substring(0, page.indexOf('=')), page.substring(page.indexOf('=') + 1));
      assertEquals(expected, ask(collections.three(), paged), page);
    }
  }

  @Test
  void stored_tokens_are_read_for_one_encoding_of_the_question() {
    Map<String, String> request = request("once in the whole cluster");
    long before = inferences(METRIC);
    assertEquals(40, reply(collections.three(), request).orThrow().documents().size());
    // One vector of the question for the query, and those of its tokens for the answers.
    assertEquals(before + 2, inferences(METRIC));
  }

  @Test
  void a_model_that_has_stored_no_tokens_reads_each_text_once_in_the_cluster() {
    Map<String, String> request = request("once by another model");
    request.put("ans.model", OTHER_MODEL);
    long before = inferences(OTHER_METRIC);
    Reply reply = reply(collections.three(), request).orThrow();
    Set<String> texts = new HashSet<>();
    reply.documents().forEach(document -> texts.add(document.path("body").asText()));
    assertEquals(before + 1 + texts.size(), inferences(OTHER_METRIC));
  }

  private static Map<String, String> request(String question) {
    return new HashMap<>(Map.of("q", question, "ans.depth", "40", "rows", "40", "fl", "body"));
  }

  @Test
  void hits_on_shards_bring_answers_from_stored_tokens_for_one_encoding_of_the_question() {
    Map<String, String> request = new HashMap<>();
    request.put("q", "{!semantic f=vector topK=330 exact=true}answers beside hits");
    request.put("fl", "id,body,[answer]");
    request.put("sort", "score desc,id asc");
    request.put("rows", "30");
    long before = inferences(METRIC);
    Reply found = collections.ask(collections.three(), request).orThrow();
    assertEquals(before + 2, inferences(METRIC));
    assertEquals(30, found.documents().size());
    for (JsonNode document : found.documents()) {
      JsonNode answer = document.path("[answer]");
      String body = document.path("body").asText();
      int start = answer.path("start").asInt(-1);
      assertEquals(answer.path("text").asText(), body.substring(start, answer.path("end").asInt()));
    }
    assertEquals(
        found.documents(), collections.ask(collections.one(), request).orThrow().documents());
  }

  @Test
  void what_reranks_says_which_documents_are_read() {
    Map<String, String> request = new HashMap<>();
    request.put("q", QUESTIONS.get(1));
    request.put("rq", "{!maxsim f=vector v=$question reRankDocs=20}");
    request.put("question", QUESTIONS.get(0));
    request.put("ans.depth", "1");
    request.put("ans.n", "1");
    for (CloudCollection asked : collections.both()) {
      Reply reply = reply(asked, request).orThrow();
      assertEquals(
          reply.ids().get(0), reply.body().at("/answer/answers/0/id").asText(), reply::toString);
    }
  }

  private long inferences(InferenceMetric metric) {
    List<SolrNode> nodes = collections.three().cluster().nodes();
    return InferenceMetric.sum(nodes.stream().map(metric::read).toList()).orElse(0);
  }

  private JsonNode ask(CloudCollection asked, Map<String, String> parameters) {
    return reply(asked, parameters).orThrow().body().path("answer");
  }

  private Reply reply(CloudCollection asked, Map<String, String> parameters) {
    return collections.node(0).http().postForm("/" + asked.name() + "/ask", parameters);
  }
}
