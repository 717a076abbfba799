// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryJdk
final class SemanticQueryIT {
  private final SolrNode node;
  private TestCore core;

  SemanticQueryIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_two_documents_of_each_topic() {
    core = TestCore.of(node, "semantic");
    core.add(
            document("river", "Undercut shores", "Floods wear away the bank of a stream.", "earth"),
            document("delta", "Deltas", "Silt settles where the current slackens.", "earth"),
            document("deposit", "Savings", "The bank pays interest on money left there.", "money"),
            document(
                "loan", "Mortgages", "A lender holds the house until the debt is paid.", "money"),
            document("snake", "Pythons", "The snake coils around its prey and squeezes.", "nature"),
            document("language", "Python", "Indentation marks the blocks of a program.", "code"))
        .orThrow();
    core.commit();
  }

  @Test
  void a_search_by_meaning_finds_what_words_miss() {
    String question = "erosion of riversides";
    assertEquals(List.of(), core.query("q", question, "q.op", "OR").orThrow().ids());
    assertEquals("river", core.meaning(question).get(0));
  }

  @Test
  void a_word_of_several_senses_is_read_in_its_context() {
    assertEquals("deposit", core.meaning("which bank gives the best return for my savings").get(0));
    assertEquals("snake", core.meaning("how does a python kill").get(0));
    assertEquals("language", core.meaning("how to write an if in python").get(0));
  }

  @Test
  void topK_says_how_many_documents_match() {
    Reply reply = core.query("q", "{!semantic f=vector topK=4}money").orThrow();
    assertEquals(4, reply.body().at("/response/numFound").asInt());
  }

  @Test
  void ten_documents_match_when_topK_is_not_given() {
    Reply reply = core.query("q", "{!semantic f=vector}money").orThrow();
    assertEquals(6, reply.body().at("/response/numFound").asInt());
  }

  @Test
  void filters_act_before_the_search_so_that_k_documents_remain() {
    List<String> ids =
        core.query("q", "{!semantic f=vector topK=2}debts and interest", "fq", "topic:earth")
            .orThrow()
            .ids();
    assertEquals(Set.of("river", "delta"), Set.copyOf(ids));
  }

  @Test
  void a_pre_filter_takes_the_place_of_the_filters() {
    List<String> ids =
        core.query("q", "{!semantic f=vector topK=2 preFilter=topic:earth}debts and interest")
            .orThrow()
            .ids();
    assertEquals(Set.of("river", "delta"), Set.copyOf(ids));
  }

  @Test
  void an_excluded_filter_acts_after_the_search() {
    Reply reply =
        core.query(
            "q", "{!semantic f=vector topK=2 excludeTags=late}debts and interest",
            "fq", "{!tag=late}topic:earth");
    assertEquals(List.of(), reply.orThrow().ids());
  }

  @Test
  void only_included_filters_act_before_the_search() {
    Reply reply =
        core.query(
            "q", "{!semantic f=vector topK=2 includeTags=other}debts and interest",
            "fq", "{!tag=late}topic:earth");
    assertEquals(List.of(), reply.orThrow().ids());
  }

  @Test
  void it_combines_with_words_facets_and_paging_like_any_query() {
    Reply reply =
        core.query(
            "q", "{!bool should=$words should=$meaning}",
            "words", "{!dismax qf=text v='bank'}",
            "meaning", "{!semantic f=vector topK=2 v='python programs'}",
            "facet", "true",
            "facet.field", "topic",
            "start", "1",
            "rows", "2");
    assertEquals(2, reply.orThrow().documents().size());
    assertTrue(reply.body().at("/response/numFound").asInt() >= 3);
    assertFalse(reply.body().at("/facet_counts/facet_fields/topic").isEmpty());
  }

  @Test
  void it_filters_when_it_stands_in_fq() {
    List<String> ids =
        core.query("q", "*:*", "fq", "{!semantic f=vector topK=1}floods").orThrow().ids();
    assertEquals(List.of("river"), ids);
  }

  @Test
  void the_vectors_serve_solrs_own_knn_parser_too() {
    String vector = core.vector("snake").toString();
    Reply reply = core.query("q", "{!knn f=vector topK=2}" + vector).orThrow();
    assertEquals("snake", reply.ids().get(0));
    assertEquals(1.0, reply.documents().get(0).path("score").asDouble(), 1e-5);
  }

  @Test
  void the_address_of_the_configset_does_the_same() {
    Reply reply =
        node.http().get("/" + core.name() + "/semantic", Map.of("text", "erosion of riversides"));
    assertEquals("river", reply.orThrow().ids().get(0));
  }

  @Test
  void debug_shows_what_the_model_saw() {
    Reply reply =
        core.query("q", "{!semantic f=vector}how do wings stall", "debug", "query").orThrow();
    assertTrue(reply.body().at("/debug/semantic/tokens").asInt() > 6, reply.body().toString());
    assertEquals(0, reply.body().at("/debug/semantic/truncatedTokens").asInt());
  }

  @Test
  void debug_tells_how_a_score_came_about() {
    Reply reply =
        core.query("q", "{!semantic f=vector topK=3}how do wings stall", "debug", "results");
    String id = reply.orThrow().ids().get(0);
    String said = reply.body().at("/debug/explain").path(id).asText();
    assertTrue(said.contains("topK=3 nearest in field 'vector'"), said);
    assertTrue(said.contains("approximate"), said);
    assertTrue(
        said.matches("(?s).*by model 'bge-small-en-v1.5', fingerprint [0-9a-f]{32}.*"), said);
    assertTrue(said.contains("cosine of the question's vector and that of the document"), said);
  }
}
