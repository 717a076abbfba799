// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Everything that Solr does with a query goes with a reranked one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RerankTest {
  private static final String RERANK = "{!grade reRankDocs=40}";
  private static final String ALL = "1000";
  private RerankCore core;
  private int matching;

  @BeforeAll
  void index_documents(@TempDir Path home) throws IOException, SolrServerException {
    core = RerankCore.withDocuments(home);
    matching = core.ids("q", "tea", "rows", ALL).size();
  }

  @AfterAll
  void close_the_core() throws IOException {
    core.close();
  }

  @Test
  void the_first_documents_come_by_their_grade_and_then_the_others_as_before()
      throws IOException, SolrServerException {
    List<SolrDocument> before =
        core.query("q", "tea", "sort", "score desc,id asc", "rows", ALL).getResults();
    List<SolrDocument> expected = new ArrayList<>(before.subList(0, 40));
    expected.sort(
        Comparator.comparing(
            document -> (Integer) document.getFieldValue("grade"), Comparator.reverseOrder()));
    expected.addAll(before.subList(40, before.size()));
    assertEquals(
        expected.stream().map(document -> document.getFieldValue("id")).toList(),
        reranked("sort", "score desc,id asc", "rows", ALL));
  }

  @Test
  void so_many_documents_are_looked_at_and_no_more() throws IOException, SolrServerException {
    int before = GradeQParserPlugin.LOOKED_AT.get();
    core.ids("q", "tea", "rq", "{!grade reRankDocs=17}", "rows", "3", "start", "50");
    assertEquals(before + 17, GradeQParserPlugin.LOOKED_AT.get());
  }

  @Test
  void pages_are_parts_of_one_long_page() throws IOException, SolrServerException {
    List<String> pages = new ArrayList<>();
    for (int start = 0; start < matching; start += 9) {
      pages.addAll(reranked("rows", "9", "start", Integer.toString(start)));
    }
    assertEquals(reranked("rows", ALL), pages);
  }

  @Test
  void a_cursor_walks_over_one_long_page() throws IOException, SolrServerException {
    List<String> walked = new ArrayList<>();
    String last = "";
    String mark = "*";
    while (!mark.equals(last)) {
      QueryResponse page =
          core.query(
              "q",
              "tea",
              "rq",
              RERANK,
              "rows",
              "7",
              "sort",
              "score desc,id asc",
              "cursorMark",
              mark);
      walked.addAll(RerankCore.ids(page));
      last = mark;
      mark = page.getNextCursorMark();
    }
    assertEquals(reranked("sort", "score desc,id asc", "rows", ALL), walked);
  }

  @Test
  void what_is_counted_stays() throws IOException, SolrServerException {
    QueryResponse plain = faceted("fq", "grade:[0 TO 900]");
    QueryResponse reranked = faceted("fq", "grade:[0 TO 900]", "rq", RERANK);
    assertEquals(plain.getResults().getNumFound(), reranked.getResults().getNumFound());
    assertEquals(
        plain.getFacetField("group").getValues().toString(),
        reranked.getFacetField("group").getValues().toString());
    assertEquals(
        plain.getResponse().get("facets").toString(),
        reranked.getResponse().get("facets").toString());
  }

  @Test
  void groups_collapse_to_the_best_of_those_that_were_first() throws Exception {
    String collapse = "{!collapse field=group}";
    List<String> heads =
        core.ids("q", "tea", "fq", collapse, "rows", ALL, "sort", "score desc,id asc");
    QueryResponse found =
        core.query("q", "tea", "fq", collapse, "expand", "true", "rq", RERANK, "rows", ALL);
    assertEquals(sorted(heads), sorted(RerankCore.ids(found)));
    List<Object> grades =
        found.getResults().stream().map(document -> document.getFieldValue("grade")).toList();
    assertEquals(
        grades.stream().map(Integer.class::cast).sorted(Comparator.reverseOrder()).toList(),
        grades);
    assertTrue(found.getExpandedResults().size() > 5);
  }

  @Test
  void an_explanation_names_the_place_the_score_before_and_the_signal() throws Exception {
    QueryResponse found =
        core.query("q", "tea", "rq", RERANK, "fl", "*,score", "debug", "true", "rows", "50");
    assertEquals(50, found.getExplainMap().size());
    for (int i = 0; i < 50; i++) {
      SolrDocument document = found.getResults().get(i);
      String said = (String) found.getExplainMap().get((String) document.getFieldValue("id"));
      assertTrue(said.strip().startsWith(document.getFieldValue("score") + " = "), said);
      assertEquals(i < 40, said.contains("place among the first 40 by {!grade weight=1.0}"), said);
      assertEquals(i < 40, said.contains(document.getFieldValue("grade") + ".0 = grade"), said);
      assertTrue(said.contains("weight(text:tea"), said);
    }
  }

  @Test
  void words_are_highlighted() throws IOException, SolrServerException {
    QueryResponse found =
        core.query("q", "tea", "rq", RERANK, "hl", "true", "hl.fl", "text", "rows", "5");
    assertEquals(5, found.getHighlighting().size());
    found
        .getHighlighting()
        .values()
        .forEach(fields -> assertTrue(fields.get("text").get(0).contains("<em>tea</em>")));
  }

  @Test
  void what_was_not_looked_at_in_time_follows_as_before_and_the_answer_is_partial()
      throws IOException, SolrServerException {
    QueryResponse found =
        core.query("q", "tea", "rq", "{!grade reRankDocs=40 inTime=5}", "rows", ALL);
    assertEquals(true, found.getHeader().get("partialResults"));
    List<String> before = core.ids("q", "tea", "rows", ALL, "sort", "score desc,id asc");
    List<String> after = RerankCore.ids(found);
    assertEquals(sorted(before.subList(0, 5)), sorted(after.subList(0, 5)));
    assertEquals(sorted(before), sorted(after));
    int none = reranked("rq", "{!grade inTime=0}").size();
    assertEquals(10, none);
  }

  @Test
  void weight_0_changes_nothing_but_scores() throws IOException, SolrServerException {
    String sort = "score desc,id asc";
    assertEquals(
        core.ids("q", "tea", "rows", ALL, "sort", sort),
        core.ids("q", "tea", "rows", ALL, "sort", sort, "rq", "{!grade weight=0}"));
  }

  @Test
  void no_documents_stay_no_documents() throws IOException, SolrServerException {
    assertEquals(List.of(), core.ids("q", "absent", "rq", RERANK));
    assertEquals(
        matching, core.query("q", "tea", "rq", RERANK, "rows", "0").getResults().getNumFound());
  }

  @Test
  void a_handler_that_always_reranks_does_so_once() throws IOException, SolrServerException {
    int before = GradeQParserPlugin.LOOKED_AT.get();
    List<String> ids = core.ids("qt", "/graded", "q", "tea", "rows", "30");
    assertEquals(core.ids("q", "tea", "rq", "{!grade}", "rows", "30"), ids);
    assertEquals(before + 60, GradeQParserPlugin.LOOKED_AT.get());
  }

  private QueryResponse faceted(String... more) throws IOException, SolrServerException {
    List<String> all =
        new ArrayList<>(List.of("q", "tea", "facet", "true", "facet.field", "group"));
    all.addAll(List.of("json.facet", "{most:'max(grade)'}"));
    Collections.addAll(all, more);
    return core.query(all.toArray(String[]::new));
  }

  private List<String> reranked(String... more) throws IOException, SolrServerException {
    List<String> all = new ArrayList<>(List.of("q", "tea"));
    Collections.addAll(all, more);
    if (!all.contains("rq")) {
      Collections.addAll(all, "rq", RERANK);
    }
    return core.ids(all.toArray(String[]::new));
  }

  private static List<String> sorted(List<String> ids) {
    return ids.stream().sorted().toList();
  }
}
