// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Memory;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searching passages finds documents, in every place where a query may stand. */
@OnEveryJdk
final class PassageQueryIT {
  private static final String ANIMALS =
      "Penguins swim in cold water. The snake coils around its prey and squeezes.";
  private static final String MONEY =
      "The bank pays interest on money left there. A mortgage lasts for decades.";
  private static final String EARTH =
      "Floods wear away the bank of a stream. Silt settles where the current slackens.";

  private final SolrNode node;
  private PassageCore passages;
  private TestCore core;

  PassageQueryIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_documents_of_two_passages_each_and_some_without() {
    passages = PassageCore.of(node);
    core = passages.core();
    Memory.ofPassages("vector", Memory.fingerprintOf(core)).writeTo(core);
    ObjectNode noted = TestCore.document("noted", "", "Nothing to compare.", "money");
    noted.putArray("comments").addObject().put("id", "noted/c").put("title", "a comment");
    passages.add(passages.document("vector", "animals", "nature", ANIMALS), noted);
    passages.add(
        passages.document("vector", "money", "money", MONEY),
        passages.document("vector", "earth", "earth", EARTH),
        TestCore.document("plain", "", "No passages at all.", "money"));
  }

  @Test
  void the_document_of_the_best_passage_comes_first() {
    assertEquals("animals", passages.find("how does a python kill").get(0));
    assertEquals("money", passages.find("which bank gives the best return").get(0));
    assertEquals("earth", passages.find("erosion of riversides").get(0));
  }

  @Test
  void topK_counts_documents_and_those_without_passages_are_not_found() {
    assertEquals(2, passages.find("the bank", "k", "2").size());
    assertEquals(Set.of("animals", "money", "earth"), Set.copyOf(passages.find("the bank")));
  }

  @Test
  void the_score_is_that_of_the_best_passage() {
    String sentence = "The snake coils around its prey and squeezes.";
    String vector = passages.vectors(List.of(sentence)).get(sentence).toString();
    Reply best =
        core.query(
                "q",
                "{!parent which='+*:* -_nest_path_:*' score=max v=$knn}",
                "knn",
                "{!knn f=vector topK=1}" + vector)
            .orThrow();
    assertEquals(List.of("animals"), best.ids());
    assertEquals(1.0, score(best.documents().get(0)), 1e-5);
  }

  @Test
  void filters_on_documents_act_before_the_search_so_that_k_documents_remain() {
    assertEquals(
        List.of("earth"), passages.find("debts and interest", "k", "1", "fq", "topic:earth"));
    assertEquals(List.of(), passages.find("debts and interest", "fq", "topic:none"));
    assertEquals(
        Set.of("earth", "animals"),
        Set.copyOf(passages.find("interest", "k", "2", "fq", "-topic:money")));
  }

  @Test
  void a_pre_filter_is_one_on_documents_too() {
    Reply reply = core.query("q", "{!semantic f=vector topK=1 preFilter=topic:earth}debts");
    assertEquals(List.of("earth"), reply.orThrow().ids());
  }

  @Test
  void a_filter_that_only_nested_documents_pass_leaves_nothing() {
    assertEquals(List.of(), passages.find("debts", "fq", "passage_field:body"));
  }

  @Test
  void an_excluded_filter_acts_after_the_search() {
    Reply reply =
        core.query(
            "q", "{!semantic f=vector topK=1 excludeTags=late}debts and interest",
            "fq", "{!tag=late}topic:earth");
    assertEquals(List.of(), reply.orThrow().ids());
  }

  @Test
  void it_combines_with_words_facets_sorting_and_paging_like_any_query() {
    Reply reply =
        core.query(
            "q", "{!bool should=$words should=$meaning}",
            "words", "{!dismax qf=text v='compare'}",
            "meaning", "{!semantic f=vector topK=2 v='banks and rivers'}",
            "facet", "true",
            "facet.field", "topic",
            "sort", "id desc",
            "start", "1",
            "rows", "1");
    assertEquals(3, reply.orThrow().body().at("/response/numFound").asInt());
    assertEquals(List.of("money"), reply.ids());
    assertEquals(
        List.of("money", "2", "earth", "1", "nature", "0"),
        texts(reply.body().at("/facet_counts/facet_fields/topic")));
  }

  @Test
  void it_filters_when_it_stands_in_fq() {
    Reply reply = core.query("q", "*:*", "fq", "{!semantic f=vector topK=1}floods");
    assertEquals(List.of("earth"), reply.orThrow().ids());
  }

  @Test
  void its_explanation_has_the_score() {
    Reply reply =
        core.query(
            "q",
            "{!semantic f=vector topK=1}floods",
            "debug",
            "all",
            "debug.explain.structured",
            "true");
    JsonNode explained = reply.orThrow().body().at("/debug/explain/earth");
    assertTrue(explained.path("match").asBoolean(), reply.body()::toString);
    assertEquals(score(reply.documents().get(0)), explained.path("value").asDouble(), 1e-6);
    String passage = explained.at("/details/0/description").asText();
    assertTrue(passage.matches(".* the passage in body from \\d+ to \\d+"), explained::toString);
    assertTrue(reply.body().at("/debug/semantic/tokens").asInt() > 0);
  }

  @Test
  void the_address_of_the_configset_finds_documents_only() {
    Reply reply =
        node.http().get("/" + core.name() + "/semantic", Map.of("text", "floods", "fl", "id"));
    assertEquals(Set.of("animals", "money", "earth"), Set.copyOf(reply.orThrow().ids()));
  }

  @Test
  void plain_queries_find_no_nested_documents() {
    Reply reply = core.query("q", "*:*", "rows", "100");
    assertEquals(
        Set.of("animals", "money", "earth", "noted", "plain"), Set.copyOf(reply.orThrow().ids()));
    assertEquals(List.of(), core.query("q", "passage_text:snake").orThrow().ids());
  }

  @Test
  void the_configsets_filter_and_the_search_share_an_entry_of_solrs_cache() {
    passages.find("floods");
    assertEquals(1, filtersCached());
    passages.find("floods", "q.op", "AND", "fq", "topic:earth");
    assertEquals(2, filtersCached());
  }

  @Test
  void passages_go_with_their_document() {
    core.update("{\"delete\": {\"id\": \"animals\"}, \"commit\": {}}").orThrow();
    assertEquals(Set.of("money", "earth"), Set.copyOf(passages.find("snake")));
    passages.add(passages.document("vector", "money", "money", "Tomatoes need sun."));
    assertEquals("earth", passages.find("the bank").get(0));
  }

  @Test
  void a_vector_in_a_document_itself_does_no_harm() {
    String text = "A vector that should not be here.";
    ObjectNode stray = TestCore.document("stray", "", text, "x");
    stray.set("vector", passages.vectors(List.of(text)).get(text));
    passages.add(stray);
    assertEquals(Set.of("animals", "money", "earth"), Set.copyOf(passages.find(text)));
    assertEquals(List.of(), passages.find(text, "fq", "topic:x"));
  }

  private int filtersCached() {
    String cache = "CACHE.searcher.filterCache";
    Reply reply =
        node.http().get("/admin/metrics", Map.of("group", "core", "prefix", cache)).orThrow();
    return reply
        .body()
        .path("metrics")
        .path("solr.core." + core.name())
        .path(cache)
        .path("size")
        .asInt(-1);
  }

  private static double score(JsonNode document) {
    return document.path("score").asDouble();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
