// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import static io.sememe.solr.testing.EmbeddedCore.params;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.QueryRequest;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a model is asked: no model is installed here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainCoreTest {
  private EmbeddedCore core;

  @BeforeAll
  void index_a_document(@TempDir Path home) throws IOException, SolrServerException {
    core = new EmbeddedCore(home, SCHEMA, CONFIG);
    core.client().add(new SolrInputDocument("id", "1", "text", "tea", "hidden", "yes"));
    core.client().add(new SolrInputDocument("id", "2", "text", "rice"));
    core.client().add(new SolrInputDocument("id", "3", "title", "no text"));
    core.client().commit();
  }

  @AfterAll
  void close_the_core() throws IOException {
    core.close();
  }

  @Test
  void a_field_without_stored_text_is_refused_with_those_that_there_are() {
    assertRefused(400, "[hidden, id, text, title]", "id", "2", "f", "absent");
    assertRefused(400, "'unstored'", "id", "2", "f", "unstored");
    assertRefused(400, "'number'", "id", "2", "f", "number");
  }

  @Test
  void a_document_that_is_not_there_or_that_select_hides_is_not_found() {
    assertRefused(404, "no document '9'", "id", "9", "f", "text");
    assertRefused(404, "no document '1'", "id", "1", "f", "text");
    assertRefused(404, "has no text in field 'text'", "id", "3", "f", "text");
  }

  @Test
  void with_a_document_that_is_found_the_model_is_what_is_missing() {
    assertRefused(400, "no model 'absent'", "id", "2", "f", "text");
    assertRefused(400, "no model 'absent'", "text", "tea");
  }

  @Test
  void a_document_that_there_was_no_time_to_look_for_may_be_there_all_the_same() {
    assertRefused(503, "'2' was not found in", "id", "2", "f", "text", "timeAllowed", "0");
  }

  @Test
  void no_query_can_be_put_in_the_place_of_an_id() {
    assertRefused(404, "no document", "id", "2 OR 1", "f", "text");
    assertRefused(404, "no document", "id", "{!lucene}*:*", "f", "text");
  }

  @Test
  void what_is_switched_off_answers_to_nothing() {
    assertRefusedAt("/off", 403, "switched off", "text", "tea");
    assertRefusedAt("/select", 403, "switched off", "q", "*:*", "fl", "id,[none f=text]");
  }

  @Test
  void what_is_wrong_with_the_brackets_is_named() {
    assertSelectRefused("does not know [lines]", "[attention f=text lines=3]");
    assertSelectRefused("needs a stored field", "[attention]");
    assertSelectRefused("[hidden, id, text, title]", "[attention f=number]");
    assertSelectRefused("attention must be of", "[attention f=text attention=some]");
    assertSelectRefused("no model 'absent'", "[attention f=text]");
  }

  @Test
  void tokens_are_refused_as_attention_is() {
    assertRefusedAt("/sememe/tokens", 400, "no model 'absent'", "text", "tea");
    assertRefusedAt("/sememe/tokens", 400, "needs a text");
    assertRefusedAt("/sememe/tokens", 400, "does not know [lines]", "text", "tea", "lines", "3");
    assertRefusedAt("/sememe/tokens", 413, "50001 characters", "text", "t".repeat(50_001));
    assertRefusedAt("/no-tokens", 403, "switched off", "text", "tea");
  }

  @Test
  void many_documents_are_refused() {
    assertRefusedAt(
        "/select", 400, "at most 10", "q", "*:*", "rows", "11", "fl", "[attention f=text]");
  }

  @Test
  void a_configuration_with_something_unknown_is_refused() {
    SolrException refusal =
        assertThrows(
            SolrException.class,
            () -> new AttentionTransformerFactory().init(new NamedList<>(Map.of("modle", "m"))));
    assertTrue(refusal.getMessage().contains("[modle]"), refusal::getMessage);
  }

  private void assertSelectRefused(String said, String brackets) {
    assertRefusedAt("/select", 400, said, "q", "*:*", "fl", "id," + brackets);
  }

  private void assertRefused(int status, String said, String... namesAndValues) {
    assertRefusedAt("/sememe/explain", status, said, namesAndValues);
  }

  private void assertRefusedAt(String path, int status, String said, String... namesAndValues) {
    ModifiableSolrParams params = params(namesAndValues);
    QueryRequest request = new QueryRequest(params);
    request.setPath(path);
    SolrException refusal = assertThrows(SolrException.class, () -> request.process(core.client()));
    assertEquals(status, refusal.code(), refusal::getMessage);
    assertTrue(refusal.getMessage().contains(said), refusal::getMessage);
  }

  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <uniqueKey>id</uniqueKey>
        <fieldType name="string" class="solr.StrField" docValues="true"/>
        <fieldType name="text" class="solr.TextField">
          <analyzer><tokenizer name="whitespace"/></analyzer>
        </fieldType>
        <fieldType name="int" class="solr.IntPointField" docValues="true"/>
        <field name="id" type="string" indexed="true" stored="true" required="true"/>
        <field name="text" type="text" indexed="true" stored="true"/>
        <field name="title" type="text" indexed="true" stored="true" multiValued="true"/>
        <field name="unstored" type="text" indexed="true" stored="false"/>
        <field name="hidden" type="string" indexed="true" stored="true"/>
        <field name="number" type="int" indexed="true" stored="true"/>
      </schema>
      """;

  private static final String CONFIG =
      EmbeddedCore.config(
          """
          <requestHandler name="/sememe/explain" class="io.sememe.solr.explain.ExplainHandler">
            <str name="model">absent</str>
          </requestHandler>
          <requestHandler name="/off" class="io.sememe.solr.explain.ExplainHandler">
            <bool name="enabled">false</bool>
          </requestHandler>
          <requestHandler name="/sememe/tokens" class="io.sememe.solr.explain.TokensHandler">
            <str name="model">absent</str>
          </requestHandler>
          <requestHandler name="/no-tokens" class="io.sememe.solr.explain.TokensHandler">
            <str name="model">absent</str>
            <bool name="enabled">false</bool>
          </requestHandler>
          <transformer name="attention" class="io.sememe.solr.explain.AttentionTransformerFactory">
            <str name="model">absent</str>
          </transformer>
          <transformer name="none" class="io.sememe.solr.explain.AttentionTransformerFactory">
            <str name="model">absent</str>
            <bool name="enabled">false</bool>
          </transformer>
          <requestHandler name="/select" class="solr.SearchHandler">
            <lst name="appends"><str name="fq">-hidden:yes</str></lst>
          </requestHandler>
          """);
}
