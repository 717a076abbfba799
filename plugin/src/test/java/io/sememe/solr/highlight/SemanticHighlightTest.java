// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The method beside Solr's own, on documents whose token vectors are stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SemanticHighlightTest {
  private static final String SEARCH = "{!semantic f=vector v=$text}";
  private static final String LIFT = "At a steep angle the air leaves the wing and lift is lost.";
  private static final String WINGS =
      "Paint protects the metal. " + LIFT + " The cabin is heated by the engines.";
  private static final String QUESTION = "why does a wing stall?";
  private HighlightCore core;

  @BeforeAll
  void index_documents(@TempDir Path home) throws IOException, SolrServerException {
    core = new HighlightCore(home, "<str name='tokens'>int8</str>", "");
    SolrInputDocument values = new SolrInputDocument("id", "3", "title", "Pies");
    values.addField("notes", "apple pie");
    values.addField("notes", "A stalled wing & <b>no</b> lift");
    core.add(
        new SolrInputDocument("id", "1", "title", "Planes", "body", WINGS),
        new SolrInputDocument(
            "id", "2", "title", "Tea", "body", "Green tea is steamed. Black tea is oxidised."),
        values,
        new SolrInputDocument("id", "4", "title", "?!", "body", "... !!! ???"));
  }

  @AfterAll
  void close_the_core() throws IOException {
    core.close();
  }

  @Test
  void the_sentence_that_answers_is_shown_with_the_words_that_carry_it() throws Exception {
    QueryResponse found = core.highlight("q", SEARCH, "text", QUESTION, "hl.fl", "body");
    List<String> shown = HighlightCore.fragments(found, "1", "body");
    assertEquals(1, shown.size());
    assertEquals(LIFT, unmarked(shown.get(0)));
    assertTrue(shown.get(0).contains("<em>wing</em>"), shown::toString);
  }

  @Test
  void any_query_is_highlighted_that_comes_with_a_question() throws Exception {
    QueryResponse found =
        core.highlight("q", "id:1", "hl.q", QUESTION, "hl.vf", "vector", "hl.fl", "body");
    assertEquals(LIFT, unmarked(HighlightCore.fragments(found, "1", "body").get(0)));
    QueryResponse hybrid =
        core.highlight(
            "q",
            "{!hybrid f=vector qf=body v=$text}",
            "text",
            QUESTION,
            "hl.fl",
            "body",
            "sort",
            "score desc");
    assertEquals(LIFT, unmarked(HighlightCore.fragments(hybrid, "1", "body").get(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"why does a \"wing", "(stall", "wing: [why TO", "{!knn", "a^b AND", "*?"})
  void a_question_is_text_whatever_it_looks_like(String question) throws Exception {
    QueryResponse found =
        core.highlight(
            "defType", "edismax", "qf", "body", "q", "*:*", "hl.q", question, "hl.vf", "vector",
            "hl.fl", "body");
    assertEquals(1, HighlightCore.fragments(found, "1", "body").size());
  }

  @Test
  void fragments_come_best_first_and_the_best_are_the_same_however_many_are_wanted()
      throws Exception {
    List<String> three = body("hl.snippets", "3");
    assertEquals(3, three.size());
    assertEquals(body("hl.snippets", "1"), three.subList(0, 1));
    assertEquals(three, body("hl.snippets", "7"));
    assertEquals(three, body("f.body.hl.snippets", "3"));
    assertEquals(
        List.of(String.join("|", three)), body("hl.snippets", "3", "hl.tag.ellipsis", "|"));
  }

  @Test
  void offsets_and_scores_come_beside_the_fragments() throws Exception {
    QueryResponse found =
        core.highlight(
            "q", SEARCH, "text", QUESTION, "hl.fl", "*", "hl.offsets", "true", "hl.snippets", "9");
    List<String> shown = HighlightCore.fragments(found, "1", "body");
    List<NamedList<Object>> places = HighlightCore.offsets(found, "1", "body");
    assertEquals(shown.size(), places.size());
    float before = 1;
    for (int i = 0; i < shown.size(); i++) {
      NamedList<Object> place = places.get(i);
      assertEquals(
          unmarked(shown.get(i)),
          WINGS.substring((Integer) place.get("start"), (Integer) place.get("end")));
      float score = (Float) place.get("score");
      assertTrue(score <= before && score > 0, () -> places.toString());
      before = score;
    }
  }

  @Test
  void neighbours_are_joined_as_far_as_the_size_allows() throws Exception {
    for (int size : new int[] {0, 10, LIFT.length(), LIFT.length() + 30, WINGS.length(), 1000}) {
      String shown = unmarked(body("hl.fragsize", Integer.toString(size)).get(0));
      assertTrue(shown.contains(LIFT), shown);
      assertTrue(shown.length() <= Math.max(size, LIFT.length()), shown);
    }
    assertEquals(WINGS, unmarked(body("hl.fragsize", "1000").get(0)));
  }

  @Test
  void a_request_that_does_not_search_has_no_highlights() throws Exception {
    QueryResponse found =
        core.highlight(
            "query",
            "false",
            "hl.q",
            QUESTION,
            "hl.vf",
            "vector",
            "hl.fl",
            "body",
            "hl.offsets",
            "true");
    assertEquals(0, found.getStatus());
    assertNull(found.getHighlighting());
  }

  @Test
  void values_are_highlighted_each_on_its_own_and_escaped_where_that_is_wanted() throws Exception {
    QueryResponse found =
        core.highlight(
            "q",
            "id:3",
            "hl.q",
            QUESTION,
            "hl.vf",
            "vector",
            "hl.fl",
            "notes",
            "hl.encoder",
            "html",
            "hl.fragsize",
            "1000",
            "hl.simple.pre",
            "[",
            "hl.tag.post",
            "]");
    String shown = HighlightCore.fragments(found, "3", "notes").get(0);
    assertEquals(
        "A stalled wing &amp; &lt;b&gt;no&lt;&#x2F;b&gt; lift",
        shown.replace("[", "").replace("]", ""));
    assertTrue(shown.contains("[stalled]"), shown);
  }

  @Test
  void what_has_no_token_shows_nothing_or_how_it_begins() throws Exception {
    QueryResponse found =
        core.highlight("q", "id:2 id:3", "hl.q", QUESTION, "hl.vf", "vector", "hl.fl", "body");
    assertEquals(1, HighlightCore.fragments(found, "2", "body").size());
    assertEquals(List.of(), HighlightCore.fragments(found, "3", "body"));
    assertTrue(found.getHighlighting().containsKey("3"));
  }

  @Test
  void all_other_methods_are_solrs_own() throws Exception {
    for (String method : List.of("unified", "original")) {
      QueryResponse found =
          core.query(
              "q",
              "body:tea",
              "hl",
              "true",
              "hl.method",
              method,
              "hl.fl",
              "body",
              "hl.q",
              "body:black");
      assertTrue(
          HighlightCore.fragments(found, "2", "body").get(0).contains("<em>Black</em>"), method);
    }
  }

  @Test
  void a_method_that_nobody_knows_is_refused_with_those_that_there_are() throws Exception {
    for (String method : List.of("semantics", "Semantic", "")) {
      SolrException refused =
          assertThrows(
              SolrException.class,
              () -> core.query("q", "body:tea", "hl", "true", "hl.method", method));
      assertEquals(400, refused.code(), refused::getMessage);
      assertTrue(
          refused.getMessage().contains("[fastVector, original, semantic, unified]"),
          refused::getMessage);
    }
    assertEquals(3, core.query("q", "body:*", "hl.method", "semantics").getResults().size());
  }

  @Test
  void a_shard_that_has_no_field_of_a_pattern_shows_nothing() throws Exception {
    QueryResponse found =
        core.highlight("q", "id:1", "hl.q", QUESTION, "hl.vf", "vector", "hl.fl", "elsewhere_*");
    assertEquals(List.of(), List.copyOf(found.getHighlighting().get("1").keySet()));
  }

  @Test
  @Timeout(10)
  void a_star_stands_for_any_chars_and_many_stars_take_no_longer() {
    for (String pattern : List.of("*", "title*", "*title", "t*e", "t**e", "*i*l*", "ti*tle")) {
      assertTrue(HighlightedFields.matches(pattern, "title"), pattern);
    }
    for (String pattern : List.of("*x*", "title*e", "x*", "*x", "*l*i*", "t*t*t*e")) {
      assertFalse(HighlightedFields.matches(pattern, "title"), pattern);
    }
    String name = "a".repeat(1000);
    assertFalse(HighlightedFields.matches("*a".repeat(500) + "*b*a", name));
    assertFalse(HighlightedFields.matches("*".repeat(1000) + "b", name));
  }

  @Test
  void without_hl_nothing_is_highlighted() throws Exception {
    QueryResponse found = core.query("q", "*:*", "hl.method", "semantic");
    assertEquals(null, found.getResponse().get("highlighting"));
  }

  @Test
  void no_documents_have_no_highlights() throws Exception {
    QueryResponse found =
        core.highlight("q", "id:9", "hl.q", QUESTION, "hl.vf", "vector", "hl.fl", "body");
    assertEquals(0, found.getHighlighting().size());
  }

  @Test
  void what_is_missing_or_wrong_is_refused_and_named() {
    assertRefused("hl.q", "hl.vf", "vector", "hl.fl", "body");
    assertRefused("hl.vf", "hl.q", QUESTION, "hl.fl", "body");
    assertRefused("hl.fl", "hl.q", QUESTION, "hl.vf", "vector");
    assertRefused("unstored", "hl.q", QUESTION, "hl.vf", "vector", "hl.fl", "body,unstored");
    assertRefused("absent", "hl.q", QUESTION, "hl.vf", "vector", "hl.fl", "absent");
    assertRefused("absent", "hl.q", QUESTION, "hl.vf", "absent", "hl.fl", "body");
    assertRefused(
        "no-model", "hl.q", QUESTION, "hl.vf", "vector", "hl.fl", "body", "hl.model", "no-model");
    assertRefused(
        "hl.snippets", "hl.q", QUESTION, "hl.vf", "vector", "hl.fl", "body", "hl.snippets", "0");
    assertRefused(
        "hl.bs.language",
        "hl.q",
        QUESTION,
        "hl.vf",
        "vector",
        "hl.fl",
        "body",
        "hl.bs.language",
        "?");
    assertRefused("text", "hl.q", " ", "q", SEARCH, "text", " ", "hl.fl", "body");
  }

  private void assertRefused(String named, String... request) {
    SolrException refused = assertThrows(SolrException.class, () -> core.highlight(request), named);
    assertEquals(400, refused.code(), refused::getMessage);
    assertTrue(refused.getMessage().contains(named), refused::getMessage);
  }

  private List<String> body(String... more) throws IOException, SolrServerException {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of("q", SEARCH, "text", QUESTION, "hl.fl", "body"));
    return HighlightCore.fragments(core.highlight(all.toArray(String[]::new)), "1", "body");
  }

  private static String unmarked(String fragment) {
    return fragment.replace("<em>", "").replace("</em>", "");
  }
}
