// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import static io.sememe.solr.answer.AnswerCore.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.solr.SolrErrors;
import java.io.IOException;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of answers that are late, or fail. */
final class LateAnswersTest extends AnswerTestCase {
  @ParameterizedTest
  @EnumSource(names = {"LOADING", "OVERLOADED", "TIMEOUT"})
  void what_is_late_is_refused_or_missing_where_the_request_limits_its_time(Kind kind)
      throws IOException, SolrServerException {
    core.reader().failWith(kind);
    SolrException late = assertThrows(SolrException.class, () -> core.ask("ans.q", "late " + kind));
    assertEquals(SolrErrors.code(kind).code, late.code());
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
}
