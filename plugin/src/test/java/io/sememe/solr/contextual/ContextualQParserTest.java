// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.TextSpan;
import io.sememe.solr.question.ToldWords;
import io.sememe.solr.question.WordQuestion;
import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users write, in a core without models: requests tell the vectors. */
final class ContextualQParserTest {
  private static final WordQuestion BANK =
      new WordQuestion(
          "text",
          "river bank",
          List.of(new TextSpan(0, 5), new TextSpan(6, 10)),
          "absent",
          Integer.MAX_VALUE,
          0.5);
  private static final String TOLD =
      ToldWords.value("ab".repeat(16), new float[] {1, 0}, new float[] {0, 1});

  @TempDir private static Path home;
  private static EmbeddedCore core;

  @BeforeAll
  static void start() throws IOException {
    core = ContextualCore.in(home);
  }

  @AfterAll
  static void stop() throws IOException {
    core.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{!contextual f=text}River bank; D(text:river) D(text:bank)",
        "{!contextual f=text q.op=and}River bank; +D(text:river) +D(text:bank)",
        "{!contextual f=both}River bank; D(both:river) D(both:bank)",
        "{!contextual f=text v=$text}; D(text:river) D(text:bank)",
        "{!contextual f=text}\"river bank\"~1; D(text:\"river bank\"~1)",
        "+{!contextual f=text v=$text} -text:x; +(D(text:river) D(text:bank)) -text:x"
      })
  void what_users_write_becomes_contextual_queries(String query, String parsed)
      throws IOException, SolrServerException {
    assertEquals(parsed, parsed(query).replace("contextual[" + Meaning.DEFAULT + "]", "D"));
  }

  @Test
  void how_meaning_counts_is_what_users_say() throws IOException, SolrServerException {
    assertEquals(
        "contextual[alpha=1.0,floor=-0.5,ceiling=0.25](text:\"river bank\")",
        parsed("{!contextual f=text alpha=1 floor=-0.5 ceiling=0.25}\"river bank\""));
  }

  @Test
  void nothing_but_forbidden_words_needs_no_vectors() throws IOException, SolrServerException {
    assertEquals("-text:bank *:*", parsed("{!contextual f=text}-bank"));
  }

  @Test
  void debugging_shows_what_the_model_saw() throws IOException, SolrServerException {
    NamedList<?> debug =
        (NamedList<?>)
            query("{!contextual f=text}river bank -money").getDebugMap().get("contextual");
    assertEquals("river bank", debug.get("context"));
    assertEquals(List.of("river", "bank"), debug.get("words"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{!contextual}bank; needs f",
        "{!contextual f=missing}bank; no field 'missing'; fields of this collection",
        "{!contextual f=plain}bank; field 'plain' has no payloads: its index analyzer needs the filter contextualEmbedding",
        "{!contextual f=mute}bank; field 'mute' has no payloads",
        "{!contextual f=unplaced}bank; field 'unplaced' has no positions",
        "{!contextual f=id}bank; field 'id' has no payloads",
        "{!contextual f=text}; needs a text",
        "{!contextual f=text alpha=1.1}bank; alpha must be a number from 0 to 1, got: 1.1",
        "{!contextual f=text floor=x}bank; floor must be a number from -1 to 1, got: x",
        "{!contextual f=text floor=0.5 ceiling=0.5}bank; floor must be below ceiling, got floor 0.5 and ceiling 0.5",
        "{!contextual f=text contrast=1}bank; contrast must be a number from 0 to below 1, got: 1",
        "{!contextual f=text q.op=nor}bank; q.op must be OR or AND, got: nor",
        "{!contextual f=text topK=3}bank; {!contextual} does not know [topK]",
        "{!contextual f=text}bank; 'absent'",
        "{!contextual f=text model=other}bank; 'other'",
        "{!contextual f=custom}bank; {!contextual} needs a model",
      })
  void what_is_wrong_is_answered_with_400(String query, String message) {
    SolrException refusal = assertThrows(SolrException.class, () -> query(query));
    assertEquals(400, refusal.code(), refusal::getMessage);
    assertTrue(refusal.getMessage().contains(message), refusal::getMessage);
  }

  @Test
  void more_words_than_a_query_may_have_are_refused() {
    String text = "bank of a river ".repeat(600);
    SolrException refusal =
        assertThrows(SolrException.class, () -> query("{!contextual f=text}" + text));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains("maxBooleanClauses"), refusal::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "a|b+"})
  void what_is_nested_too_deep_is_refused(String operators) {
    String text = operators.repeat(200) + "bank";
    SolrException refusal =
        assertThrows(SolrException.class, () -> query("{!contextual f=text}" + text));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains("nested more than 100 deep"), refusal::getMessage);
  }

  private static String parsed(String query) throws IOException, SolrServerException {
    return (String) query(query).getDebugMap().get("parsedquery_toString");
  }

  private static QueryResponse query(String query) throws IOException, SolrServerException {
    return core.query(
        "q",
        query,
        "debugQuery",
        "true",
        "text",
        "River bank",
        told("text", "river bank"),
        TOLD,
        told("text", "River bank"),
        TOLD,
        told("both", "River bank"),
        TOLD);
  }

  private static String told(String field, String text) {
    return ToldWords.parameter(
        new WordQuestion(
            field, text, BANK.words(), BANK.model(), BANK.maxTokens(), BANK.contrast()));
  }
}
