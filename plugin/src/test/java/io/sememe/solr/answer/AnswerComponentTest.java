// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import static io.sememe.solr.answer.AnswerCore.answers;
import static io.sememe.solr.answer.AnswerCore.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.AnswerKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered, and where it says that it lies. */
final class AnswerComponentTest extends AnswerTestCase {
  @Test
  void the_section_says_what_answers_and_where() throws IOException, SolrServerException {
    NamedList<Object> section = core.section("ans.q", QUESTION, "ans.depth", "3", "ans.n", "2");
    assertEquals("fake", section.get("model"));
    assertEquals("sentence", section.get("kind"));
    assertEquals(3L, ((Number) section.get("documents")).longValue());
    assertEquals(false, section.get("noAnswer"));
    assertEquals(2, answers(section).size());
    NamedList<Object> best = answers(section).get(0);
    assertEquals("Tea is hot \uD83C\uDF75 anyway.", best.get("text"));
    assertEquals(2 / 3f, best.get("score"));
    assertEquals("sentence", best.get("kind"));
    assertEquals("a", best.get("id"));
    assertEquals("body", best.get("field"));
    assertEquals(16, best.get("start"));
    assertEquals(37, best.get("end"));
    String whole = "Rice is boiled. Tea is hot \uD83C\uDF75 anyway.\nSecond value of leaves.";
    assertEquals(
        Map.of("text", whole, "start", 0, "end", whole.length()),
        AnswerCore.map(best.get("passage")));
  }

  @Test
  void the_best_answers_of_all_documents_come_first() throws IOException, SolrServerException {
    assertEquals(List.of("d", "e", "a"), ids(core.section("ans.q", QUESTION)));
    assertEquals(List.of("d"), ids(core.section("ans.q", QUESTION, "ans.n", "1")));
  }

  @Test
  void so_many_documents_are_read_as_are_asked_for() throws IOException, SolrServerException {
    assertEquals(
        List.of("d"), ids(core.section("ans.q", QUESTION, "ans.depth", "4", "ans.n", "1")));
    core.reader().reset();
    core.section("ans.q", QUESTION, "ans.depth", "1");
    assertEquals(1, core.reader().texts().size());
  }

  @Test
  void a_text_that_two_documents_have_is_read_once_and_is_the_first_ones()
      throws IOException, SolrServerException {
    NamedList<Object> section = core.section("ans.q", "tea grows on hills");
    assertEquals(List.of("b"), ids(section).subList(0, 1));
    assertTrue(ids(section).stream().noneMatch("c"::equals), section::toString);
    assertEquals(4, core.reader().texts().size());
    assertEquals(6L, ((Number) section.get("documents")).longValue());
  }

  @Test
  void fields_are_texts_of_their_own() throws IOException, SolrServerException {
    NamedList<Object> best =
        answers(core.section("ans.q", "document d", "ans.f", "title, body")).get(0);
    assertEquals("Document d", best.get("text"));
    assertEquals("title", best.get("field"));
    assertEquals(0, best.get("start"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rows=0",
        "start=4",
        "rows=1",
        "fl=id,[answer]",
        "omitHeader=true",
        "group=true&group.field=id",
        "sort=id asc",
        "facet=true&facet.field=id",
        "debug=true",
        "sort=id asc&cursorMark=*",
        "hl=true&hl.fl=body"
      })
  void they_do_not_depend_on_what_else_is_asked_for(String more)
      throws IOException, SolrServerException {
    NamedList<Object> expected = core.section("ans.q", QUESTION);
    String[] request = ("ans.q=" + QUESTION + "&" + more).split("[=&]", -1);
    assertEquals(expected.toString(), core.section(request).toString());
  }

  @Test
  void the_section_stands_behind_the_documents_and_its_time_is_shown()
      throws IOException, SolrServerException {
    QueryResponse response = core.ask("ans.q", QUESTION, "debug", "timing");
    NamedList<Object> sections = response.getResponse();
    List<String> names = IntStream.range(0, sections.size()).mapToObj(sections::getName).toList();
    assertEquals(names.indexOf("response") + 1, names.indexOf("answer"));
    NamedList<?> timing = (NamedList<?>) response.getDebugMap().get("timing");
    assertTrue(String.valueOf(timing.get("process")).contains("answer={time="), timing::toString);
  }

  @Test
  void that_nothing_answers_is_no_failure() throws IOException, SolrServerException {
    NamedList<Object> section = core.section("ans.q", "tea xyz", "ans.minScore", "0.6");
    assertEquals(true, section.get("noAnswer"));
    assertEquals(List.of(), section.get("answers"));
    assertEquals(6L, ((Number) section.get("documents")).longValue());
    assertEquals(true, core.section("q", "nothing").get("noAnswer"));
  }

  @Test
  void spans_have_a_least_score_of_their_own() throws IOException, SolrServerException {
    core.reader().answerWith(AnswerKind.SPAN);
    NamedList<Object> section = core.section("ans.q", "hot xyz");
    assertEquals("span", section.get("kind"));
    assertEquals(3, answers(section).size());
    assertEquals(true, core.section("ans.q", "hot xyz uvw").get("noAnswer"));
    assertEquals(3, ids(core.section("ans.q", "hot xyz uvw", "ans.minScore", "0.3")).size());
  }

  @Test
  void it_is_there_only_when_it_is_asked_for() throws IOException, SolrServerException {
    assertNull(section(core.ask("ans", "false", "ans.q", QUESTION)));
    assertNull(section(core.ask("isShard", "true", "distrib", "false", "ans.q", QUESTION)));
    assertEquals(List.of(), core.reader().texts());
  }

  @Test
  void no_parameter_of_a_client_takes_it_away_unseen() throws IOException, SolrServerException {
    assertEquals(
        ids(core.section("ans.q", QUESTION)),
        ids(core.section("ans.q", QUESTION, "sememe.inner", "true")));
  }

  @Test
  void a_handler_that_always_answers_ends() throws IOException, SolrServerException {
    QueryResponse response = core.get("/always", "q", "tea", "rows", "0");
    assertEquals(3, answers(section(response)).size());
  }

  @Test
  void what_reranks_decides_which_documents_are_read() throws IOException, SolrServerException {
    String rerank = "{!rerank reRankQuery='{!term f=id}e' reRankDocs=10 reRankWeight=1000}";
    assertEquals(
        List.of("e"),
        ids(core.section("ans.q", QUESTION, "rq", rerank, "ans.depth", "1", "ans.n", "1")));
  }
}
