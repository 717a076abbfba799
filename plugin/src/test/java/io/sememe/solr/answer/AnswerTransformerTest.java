// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.solr.question.ToldQuestions;
import io.sememe.solr.testing.FakeAnswerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrDocument;
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

/** Answers that documents bring along. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnswerTransformerTest {
  private static final String SHARED = "Tea grows on hills. Leaves fall.";

  private AnswerCore core;

  @BeforeAll
  void index_documents(@TempDir Path home) throws IOException, SolrServerException {
    core = new AnswerCore(home);
    core.add("a", 50, "Rice is boiled.", "Tea is hot anyway.");
    core.add("b", 40, SHARED);
    core.add("c", 30, SHARED);
    core.add("d", 20);
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
  void each_document_has_its_own_answer_and_one_without_text_has_none()
      throws IOException, SolrServerException {
    QueryResponse found = ask("[answer v=$text]", "text", "hot tea");
    assertEquals(
        "a: Tea is hot anyway. b: Tea grows on hills. c: Tea grows on hills. d: none",
        shown(found));
    Map<String, Object> first = AnswerCore.map(found.getResults().get(0).get("[answer]"));
    String whole = "Rice is boiled.\nTea is hot anyway.";
    assertEquals(
        Map.of("text", whole, "start", 0, "end", whole.length()),
        AnswerCore.map(first.remove("passage")));
    assertEquals(
        Map.of(
            "text",
            "Tea is hot anyway.",
            "score",
            1f,
            "kind",
            "sentence",
            "field",
            "body",
            "start",
            16,
            "end",
            34),
        first);
  }

  @Test
  void all_documents_of_a_page_are_read_at_once_and_equal_texts_once()
      throws IOException, SolrServerException {
    ask("[answer v=$text]", "text", "cold tea");
    assertEquals(List.of("cold tea"), core.reader().questions());
    assertEquals(List.of("Rice is boiled.\nTea is hot anyway.", SHARED), core.reader().texts());
  }

  @Test
  void so_many_answers_are_a_list() throws IOException, SolrServerException {
    QueryResponse found = ask("best:[answer v=$text n=2]", "text", "leaves of tea");
    Object best = found.getResults().get(1).get("best");
    assertEquals(
        List.of("Tea grows on hills.", "Leaves fall."),
        ((List<?>) best).stream().map(one -> ((NamedList<?>) one).get("text")).toList());
  }

  @Test
  void what_is_below_the_least_score_answers_nothing() throws IOException, SolrServerException {
    QueryResponse found = ask("[answer v=$text minScore=0.9]", "text", "hot tea");
    assertEquals("a: Tea is hot anyway. b: none c: none d: none", shown(found));
  }

  @Test
  void the_question_is_that_of_the_request_unless_it_has_its_own()
      throws IOException, SolrServerException {
    core.get("/select", "q", "{!term f=id v=$it}", "it", "a", "fl", "id,[answer]");
    core.get("/select", "q", "id:a", "ans.q", "asked", "fl", "id,[answer]");
    core.get("/select", "q", "id:a", "ans.q", "asked", "fl", "id,[answer q=own]");
    assertEquals(List.of("a", "asked", "own"), core.reader().questions());
  }

  @Test
  void real_time_get_has_them_too() throws IOException, SolrServerException {
    QueryResponse found =
        core.get("/get", "ids", "a,b", "text", "grows", "fl", "id,[answer f=body v=$text]");
    assertEquals("a: Rice is boiled. b: Tea grows on hills.", shown(found));
    assertRefused("an answer needs a question", "/get", "ids", "a", "fl", "[answer f=body]");
  }

  @Test
  void a_question_that_was_told_is_not_prepared_again() throws IOException, SolrServerException {
    String name = ToldQuestions.parameter("fake", "told tea");
    String told = ToldQuestions.value(FakeAnswerReader.FINGERPRINT, 1, 0, 0, 1);
    assertTrue(shown(ask("[answer v=$text]", "text", "told tea", name, told)).startsWith("a: Tea"));
    assertEquals(List.of(), core.reader().questions());
    String ofSpans = ToldQuestions.value(FakeAnswerReader.FINGERPRINT);
    ask("[answer v=$text]", "text", "told tea", name, ofSpans);
    assertEquals(List.of(), core.reader().questions());
  }

  @Test
  void a_told_question_of_another_model_is_a_conflict() {
    String name = ToldQuestions.parameter("fake", "told tea");
    String told = ToldQuestions.value("ff".repeat(16), 1, 0);
    SolrException conflict =
        assertThrows(
            SolrException.class, () -> ask("[answer v=$text]", "text", "told tea", name, told));
    assertEquals(409, conflict.code(), conflict::getMessage);
  }

  @Test
  void answers_of_a_model_that_took_the_place_of_the_first_are_a_conflict() {
    core.reader().replaceWhileReading();
    SolrException conflict =
        assertThrows(
            SolrException.class, () -> ask("[answer v=$text]", "text", "tea while it changes"));
    assertEquals(409, conflict.code(), conflict::getMessage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[answer v=tea g=1]         | does not know [g]",
        "[answer v=tea n=0]         | n must be",
        "[answer v=tea n=101]       | n must be",
        "[answer v=tea minScore=2]  | minScore must be",
        "[answer v=tea f=nowhere]   | 'nowhere' is not in the schema",
        "[answer]                   | an answer needs a question",
        "[bare v=tea model=fake]    | [answer] needs f",
        "[bare v=tea f=body]        | needs a model"
      })
  void what_is_wrong_is_refused(String transformer, String said) {
    assertRefused(said, "/select", "q", "*:*", "fl", transformer);
  }

  @Test
  void a_model_that_is_not_there_fails_the_request_or_ends_it_early()
      throws IOException, SolrServerException {
    core.reader().failWith(Kind.LOADING);
    SolrException late =
        assertThrows(SolrException.class, () -> ask("[answer v=$text]", "text", "late"));
    assertEquals(503, late.code());
    QueryResponse partial = ask("[answer v=$text]", "text", "late", "timeAllowed", "60000");
    assertEquals(true, partial.getHeader().get("partialResults"));
  }

  @Test
  void what_was_not_read_in_time_has_no_answer() throws IOException, SolrServerException {
    core.reader().readOnly(1);
    QueryResponse found = ask("[answer v=$text]", "text", "in time");
    assertEquals("a: Rice is boiled. b: none c: none d: none", shown(found));
  }

  private QueryResponse ask(String transformer, String... more)
      throws IOException, SolrServerException {
    String[] all = Arrays.copyOf(more, more.length + 4);
    all[more.length] = "q";
    all[more.length + 1] = "{!func}field(rank)";
    all[more.length + 2] = "fl";
    all[more.length + 3] = "id," + transformer;
    return core.get("/select", all);
  }

  private void assertRefused(String said, String path, String... request) {
    SolrException refused = assertThrows(SolrException.class, () -> core.get(path, request));
    assertEquals(400, refused.code(), refused::getMessage);
    assertTrue(refused.getMessage().contains(said), refused::getMessage);
  }

  private static String shown(QueryResponse found) {
    return found.getResults().stream()
        .map(document -> document.get("id") + ": " + text(document))
        .collect(Collectors.joining(" "));
  }

  private static String text(SolrDocument document) {
    return document.getFieldNames().stream()
        .filter(name -> name.startsWith("[answer"))
        .map(document::get)
        .map(answer -> String.valueOf(((NamedList<?>) answer).get("text")))
        .findFirst()
        .orElse("none");
  }
}
