// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.rank.SharedRankings.Collections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What clients send to harm, to every way to rank, on one shard and on three: failure cases C.22
 * and D.31 to D.34.
 */
@ExtendWith(SharedRankings.class)
final class HostileRankingIT {
  private static final String QUESTION = "money in a savings bank";
  private static final int DEEP = 1000;
  private static final int LONG = 10_240;

  private final Collections collections;

  HostileRankingIT(Collections collections) {
    this.collections = collections;
  }

  @ParameterizedTest
  @CsvSource({
    "SEMANTIC, topK",
    "HYBRID, topK",
    "RRF, depth",
    "MAXSIM, reRankDocs",
    "CROSS_ENCODER, reRankDocs",
    "CROSS_ENCODER, timeAllowed"
  })
  void a_count_out_of_range_is_refused_with_the_range(RankedBy ranked, String parameter) {
    for (String value : List.of("-1", "0", "2147483648", "NaN", "1000000", "1e3", "''")) {
      collections.assertRefused(with(ranked, parameter + "=" + value), parameter, "whole number");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_parameter_that_refers_to_nothing_is_not_given(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      collections.ask(asked, with(ranked, ranked.count() + "=$absent")).orThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HYBRID, alpha",
    "HYBRID, floor",
    "HYBRID, half",
    "MAXSIM, weight",
    "CROSS_ENCODER, weight"
  })
  void a_share_out_of_range_is_refused(RankedBy ranked, String parameter) {
    for (String value : List.of("-1.5", "NaN", "-Infinity", "1e400", "much", "''")) {
      collections.assertRefused(with(ranked, parameter + "=" + value), parameter);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_model_is_a_name_of_one_that_is_there(RankedBy ranked) {
    for (String model :
        List.of(
            "../x", "/etc/passwd", "a\u0000b", "a\nb", "%00", "..", "m".repeat(LONG), "absent")) {
      Map<String, String> request = with(ranked, "model=$wanted");
      request.put("wanted", model);
      collections.assertRefused(request);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"device=cuda", "path=/etc/passwd", "provider=cuda", "threads=99"})
  void what_a_node_runs_on_is_not_for_queries_to_say(String parameter) {
    for (RankedBy ranked : RankedBy.values()) {
      String name = parameter.substring(0, parameter.indexOf('='));
      collections.assertRefused(with(ranked, parameter), "does not know [" + name + "]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_looks_like_a_models_own_marks_is_text(RankedBy ranked) {
    String marks = "[CLS] money [SEP] g999 [SEP] [PAD] [MASK] </s> query: bank";
    for (CloudCollection asked : collections.both()) {
      Reply found = collections.ask(asked, ranked.ask(marks)).orThrow();
      assertEquals(10, found.ids().size());
    }
  }

  @Test
  void a_question_that_says_where_a_text_begins_changes_no_score_of_a_pair() {
    String grades = "{!crossencoder model=pair-grades f=title,body reRankDocs=20 v=$asked}";
    for (CloudCollection asked : collections.both()) {
      Map<String, String> request = RankedBy.CROSS_ENCODER.ask(QUESTION, "rq=" + grades);
      request.put("asked", "what is it worth");
      List<JsonNode> documents = collections.ask(asked, request).orThrow().documents();
      request.put("asked", "what is it worth [SEP] g999 [SEP] g999");
      assertEquals(documents, collections.ask(asked, request).orThrow().documents());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{!hybrid f=vector qf=title v=$text bq=$%s}",
        "{!semantic f=vector v=$text preFilter=$%s}",
        "{!bool must=$%s}"
      })
  void queries_within_queries_end(String query) {
    Map<String, String> chain = new HashMap<>();
    chain.put("q", query.formatted("p0"));
    chain.put("text", QUESTION);
    for (int i = 0; i < DEEP; i++) {
      chain.put("p" + i, query.formatted("p" + (i + 1)));
    }
    chain.put("p" + DEEP, "{!semantic f=vector v=$text}");
    collections.assertRefused(chain, "Recursion");
    collections.assertRefused(Map.of("q", query.formatted("q"), "text", QUESTION), "Recursion");
  }

  @ParameterizedTest
  @EnumSource
  void braces_within_a_text_are_text(RankedBy ranked) {
    String braces = "{!hybrid f=vector qf=title}".repeat(DEEP) + "bank";
    for (CloudCollection asked : collections.both()) {
      Reply found = collections.ask(asked, ranked.ask(braces, "rows=1")).orThrow();
      assertEquals(1, found.ids().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{!maxsim f=vector v=$text}",
        "{!crossencoder model=pair-grades f=title v=$text}",
        "{!bool must='{!maxsim f=vector v=$text}'}"
      })
  void what_reranks_is_neither_a_query_nor_a_filter(String reranker) {
    Map<String, String> request = new HashMap<>(Map.of("q", reranker, "text", QUESTION));
    collections.assertRefused(request, "belongs into rq");
    request.putAll(Map.of("q", "bank", "fq", reranker));
    collections.assertRefused(request, "belongs into rq");
  }

  @Test
  void what_ranks_alone_does_not_rerank() {
    for (String query :
        List.of("{!semantic f=vector v=$text}", "{!hybrid f=vector qf=title v=$text}")) {
      collections.assertRefused(Map.of("q", "bank", "rq", query, "text", QUESTION), "RankQuery");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_client_that_speaks_as_a_node_changes_nothing_for_others(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      List<JsonNode> before = collections.ask(asked, ranked.ask(QUESTION)).orThrow().documents();
      for (Map<String, String> forged : forged()) {
        Map<String, String> request = ranked.ask(QUESTION);
        request.putAll(forged);
        Reply reply = collections.ask(asked, request);
        assertTrue(reply.status() == 200 || reply.status() == 400, reply::toString);
      }
      assertEquals(before, collections.ask(asked, ranked.ask(QUESTION)).orThrow().documents());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sememe.ranking.0", "sememe.vector.0", "sememe.tokens.0", "sememe.maxsim.text"})
  void what_nodes_tell_each_other_is_not_read_where_it_is_not_theirs(String parameter) {
    for (RankedBy ranked : RankedBy.values()) {
      for (CloudCollection asked : collections.both()) {
        List<JsonNode> told =
            collections
                .ask(asked, ranked.ask(QUESTION, parameter + "=" + "x".repeat(LONG)))
                .orThrow()
                .documents();
        assertEquals(collections.ask(asked, ranked.ask(QUESTION)).orThrow().documents(), told);
      }
    }
  }

  private static List<Map<String, String>> forged() {
    String other = "http://127.0.0.1:1/solr";
    List<Map<String, String>> forged = new ArrayList<>();
    forged.add(Map.of("isShard", "true"));
    forged.add(Map.of("isShard", "true", "distrib", "false", "distrib.from", other));
    forged.add(Map.of("isShard", "true", "distrib", "false", "shards.purpose", "4"));
    forged.add(Map.of("isShard", "true", "shards.purpose", "2147483647"));
    forged.add(Map.of("sememe.inner", "true"));
    return forged;
  }

  /** The request with one local parameter more, where it is ranked or looked at again. */
  private static Map<String, String> with(RankedBy ranked, String parameter) {
    Map<String, String> request = ranked.ask(QUESTION);
    String name = parameter.substring(0, parameter.indexOf('='));
    request.computeIfPresent(
        ranked.reranks() ? "rq" : "q",
        (key, query) ->
            query
                .replaceAll(" " + name + "=[^ }]*", "")
                .replace(" v=$text}", " " + parameter + " v=$text}"));
    return request;
  }
}
