// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request and a configuration may say of answers. */
final class AnswerParametersTest extends AnswerTestCase {
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

  private void assertRefused(String said, String... request) {
    SolrException refused = assertThrows(SolrException.class, () -> core.ask(request));
    assertEquals(400, refused.code(), refused::getMessage);
    assertTrue(refused.getMessage().contains(said), refused::getMessage);
  }
}
