// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import static io.sememe.solr.answer.AnswerCore.answers;
import static io.sememe.solr.answer.AnswerCore.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.AnswerKind;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a core with a reader that looks for the question's words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnswerComponentTest {
  private static final String QUESTION = "hot tea leaves";
  private static final String SHARED = "Tea grows on hills. Leaves fall.";

  private AnswerCore core;

  @BeforeAll
  void index_documents(@TempDir Path home) throws IOException, SolrServerException {
    core = new AnswerCore(home);
    core.add("a", 50, "Rice is boiled. Tea is hot \uD83C\uDF75 anyway.", "Second value of leaves.");
    core.add("b", 40, SHARED);
    core.add("c", 30, SHARED);
    core.add("d", 20, "Hot leaves make tea. Bread is baked.");
    core.add("e", 10, "All of hot tea leaves answers. But late.");
    core.add("f", 5);
  }

  @BeforeEach
  void forget() {
    core.reader().reset();
  }

  @AfterAll
  void close_the_core() throws IOException {
    core.close();
  }

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
  void the_question_is_that_of_the_query_unless_there_is_another()
      throws IOException, SolrServerException {
    core.section("q", "{!edismax qf=body v=$words}", "words", "tea leaves");
    core.section("q", "bread tea", "defType", "edismax", "qf", "body");
    core.section("q", "bread", "ans.q", "asked otherwise");
    assertEquals(List.of("tea leaves", "bread tea", "asked otherwise"), core.reader().questions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*:*", " *:* ", "{!lucene}"})
  void what_is_no_question_is_refused(String query) {
    assertRefused("an answer needs a question", "q", query);
  }

  @Test
  void it_is_there_only_when_it_is_asked_for() throws IOException, SolrServerException {
    assertNull(section(core.ask("ans", "false", "ans.q", QUESTION)));
    assertNull(section(core.ask("isShard", "true", "distrib", "false", "ans.q", QUESTION)));
    assertNull(section(core.ask("sememe.inner", "true", "ans.q", QUESTION)));
    assertEquals(List.of(), core.reader().texts());
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

  @ParameterizedTest
  @CsvSource({
    "ans.n, -1",
    "ans.n, 0",
    "ans.n, NaN",
    "ans.n, 101",
    "ans.depth, 0",
    "ans.depth, 1000000",
    "ans.depth, 1e3",
    "ans.minScore, 2",
    "ans.minScore, -0.1",
    "ans.minScore, NaN",
    "ans.timeAllowed, -1",
    "ans.timeAllowed, 600001"
  })
  void a_number_out_of_range_is_refused(String name, String value) {
    assertRefused(name, "ans.q", QUESTION, name, value);
  }

  @Test
  void what_it_does_not_know_is_refused_with_what_it_knows() {
    assertRefused("[ans.deph]; it knows [ans.depth, ans.f, ", "ans.q", "tea", "ans.deph", "3");
    assertRefused("field 'nowhere' is not in the schema", "ans.q", "tea", "ans.f", "nowhere");
    assertRefused("'unseen' is no stored text", "ans.q", "tea", "ans.f", "body,unseen");
    assertRefused("vector fields of this collection", "ans.q", "tea", "ans.vf", "nowhere");
  }

  @Test
  void without_a_configuration_the_request_must_say_all() {
    for (String[] request :
        List.of(
            new String[] {"ans.q", "tea"}, new String[] {"ans.q", "tea", "ans.model", "fake"})) {
      SolrException refused = assertThrows(SolrException.class, () -> core.get("/bare", request));
      assertEquals(400, refused.code());
      assertTrue(refused.getMessage().contains("needs"), refused::getMessage);
    }
  }

  @Test
  void of_several_values_in_a_configuration_the_first_counts_that_is_not_blank() {
    NamedList<Object> args = new NamedList<>();
    args.add("model", " ");
    args.add("model", "first");
    args.add("model", "second");
    assertEquals("first", AnswerDefaults.of("test", args).configured().get("model"));
  }

  @Test
  void a_configuration_with_something_else_is_refused() {
    AnswerComponent component = new AnswerComponent();
    NamedList<Object> args = new NamedList<>();
    args.add("q", "tea");
    assertEquals(400, assertThrows(SolrException.class, () -> component.init(args)).code());
  }

  @ParameterizedTest
  @EnumSource(names = {"LOADING", "OVERLOADED", "TIMEOUT"})
  void what_is_late_is_503_or_missing_where_the_request_limits_its_time(Kind kind)
      throws IOException, SolrServerException {
    core.reader().failWith(kind);
    SolrException late = assertThrows(SolrException.class, () -> core.ask("ans.q", "late " + kind));
    assertEquals(503, late.code());
    QueryResponse response = core.ask("ans.q", "late " + kind, "timeAllowed", "60000");
    assertEquals(6, response.getResults().size());
    assertEquals(true, response.getHeader().get("partialResults"));
    assertEquals(false, section(response).get("noAnswer"));
    assertEquals(List.of(), section(response).get("answers"));
  }

  @Test
  void what_is_late_says_its_kind_where_the_model_is_loaded()
      throws IOException, SolrServerException {
    core.reader().failToAskWith(Kind.OVERLOADED);
    NamedList<Object> late = core.section("ans.q", "late but known", "timeAllowed", "60000");
    assertEquals("sentence", late.get("kind"));
    core.reader().failWith(Kind.LOADING);
    assertNull(core.section("ans.q", "late but known", "timeAllowed", "60000").get("kind"));
  }

  @Test
  void what_is_late_fails_where_a_part_is_not_wanted() {
    String[] request = {"ans.q", "late in all", "timeAllowed", "60000", "partialResults", "false"};
    core.reader().failToAskWith(Kind.TIMEOUT);
    assertEquals(503, assertThrows(SolrException.class, () -> core.ask(request)).code());
    core.reader().reset();
    core.reader().readOnly(2);
    assertEquals(503, assertThrows(SolrException.class, () -> core.ask(request)).code());
  }

  @ParameterizedTest
  @CsvSource({"BAD_INPUT, 400", "FAILED, 503", "INTERNAL, 500"})
  void what_more_time_does_not_help_fails_in_any_case(Kind kind, int code) {
    core.reader().failWith(kind);
    for (String allowed : List.of("-1", "60000")) {
      SolrException failure =
          assertThrows(
              SolrException.class, () -> core.ask("ans.q", "fails", "timeAllowed", allowed));
      assertEquals(code, failure.code());
    }
  }

  @Test
  void answers_of_what_was_read_in_time_are_marked_partial()
      throws IOException, SolrServerException {
    core.reader().readOnly(2);
    QueryResponse response = core.ask("ans.q", "tea grows hot");
    assertEquals(true, response.getHeader().get("partialResults"));
    assertTrue(
        String.valueOf(response.getHeader().get("partialResultsDetails")).contains("ans=true"),
        response::toString);
    // The third has the text of the second.
    assertEquals(4L, ((Number) section(response).get("documents")).longValue());
    assertEquals(List.of("a", "b"), ids(section(response)).subList(0, 2));
    core.reader().readOnly(0);
    assertEquals(false, section(core.ask("ans.q", "tea grows hot")).get("noAnswer"));
  }

  private void assertRefused(String said, String... request) {
    SolrException refused = assertThrows(SolrException.class, () -> core.ask(request));
    assertEquals(400, refused.code(), refused::getMessage);
    assertTrue(refused.getMessage().contains(said), refused::getMessage);
  }

  private static List<Object> ids(NamedList<Object> section) {
    return answers(section).stream().map(answer -> answer.get("id")).toList();
  }
}
