// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static io.sememe.solr.update.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are analysed in the update chain, in a core with an update log. */
final class AnalysedOnceTest {
  private static final List<String> BODIES =
      List.of("The <b>bank</b> of the River &amp; more 😀 text", "", "A second bank, the");

  @TempDir Path home;
  private TestCore core;

  @BeforeEach
  void start() throws IOException {
    core = new TestCore(AnalysisSettings.SCHEMA, AnalysisSettings.SOLR_CONFIG, home);
    FakeModelFilterFactory.TEXTS.set(0);
  }

  @AfterEach
  void stop() throws IOException {
    core.close();
  }

  @Test
  void the_index_is_the_same_as_if_the_schema_had_analysed_the_texts() throws Exception {
    List<String> replayed = indexedBy("once");
    assertTrue(replayed.contains("bank in 1 at 1 [7,15) a of bank"), replayed::toString);
    assertEquals(replayed, indexedBy("bare"));
  }

  private List<String> indexedBy(String chain) throws Exception {
    core.add(List.of(document("id", "1", "body", BODIES)), "update.chain", chain);
    core.commit();
    return tokens("body");
  }

  @Test
  void what_is_stored_is_the_text() throws Exception {
    add(document("id", "1", "body", BODIES, "shown", "stored only", "secret", "indexed only"));
    assertEquals(BODIES, core.get("1").getFieldValue("body"));
    core.commit();
    Map<String, Object> found = core.query("q", "{!term f=body}river").getResults().get(0);
    assertEquals(BODIES, found.get("body"));
    assertEquals("stored only", found.get("shown"));
    assertNull(found.get("secret"));
    assertEquals(1, found("secret:only"));
  }

  @Test
  void a_highlighter_marks_the_words_in_the_text_without_the_model() throws Exception {
    add(document("id", "1", "body", "the bank of the river"));
    core.commit();
    int before = texts();
    Map<String, Map<String, List<String>>> marked =
        core.query("q", "body:river", "hl", "true", "hl.fl", "body", "hl.method", "unified")
            .getHighlighting();
    assertEquals(List.of("the bank of the <em>river</em>"), marked.get("1").get("body"));
    assertEquals(before, texts());
  }

  @Test
  void sorting_is_refused_as_for_other_texts() {
    assertEquals(
        refused(() -> core.query("q", "*:*", "sort", "plain asc")).replace("plain", "title"),
        refused(() -> core.query("q", "*:*", "sort", "title asc")));
  }

  @Test
  void a_partial_update_of_what_is_in_the_log_needs_no_model() throws Exception {
    add(document("id", "1", "body", BODIES));
    int before = texts();
    add(document("id", "1", "topic", Map.of("set", "money")));
    core.commit();
    assertEquals(before, texts());
    assertEquals(BODIES, core.get("1").getFieldValue("body"));
    assertEquals(1, found("+topic:money +body:river"));
  }

  @Test
  void a_partial_update_of_what_is_in_the_index_has_the_schema_analyse_it() throws Exception {
    add(document("id", "1", "title", "the river"));
    core.commit();
    add(document("id", "1", "topic", Map.of("set", "money")));
    core.commit();
    assertEquals(2, texts());
    assertEquals(1, found("+topic:money +title:river"));
  }

  @Test
  void a_partial_update_of_the_text_is_analysed() throws Exception {
    add(document("id", "1", "body", "first"));
    add(document("id", "1", "body", Map.of("add", List.of("second", "third"))));
    add(document("id", "1", "title", Map.of("set", "fourth")));
    core.commit();
    assertEquals(4, texts());
    assertEquals(List.of("first", "second", "third"), core.get("1").getFieldValue("body"));
    assertEquals(1, found("+body:second +title:fourth"));
  }

  @Test
  void changes_that_compare_texts_are_refused() {
    for (String action : List.of("remove", "removeregex", "add-distinct")) {
      SolrInputDocument change = document("id", "1", "body", Map.of(action, "first"));
      String reason = refused(() -> add(change));
      assertTrue(reason.contains("'" + action + "' cannot change field 'body'"), reason);
    }
  }

  @Test
  void a_list_of_changes_is_refused() {
    SolrInputDocument twice =
        document("id", "1", "body", List.of(Map.of("set", "first"), Map.of("set", "second")));
    String reason = refused(() -> add(twice));
    assertTrue(reason.contains("field 'body' has a list of changes"), reason);
  }

  @Test
  void nested_documents_are_analysed_as_their_parents_are() throws Exception {
    SolrInputDocument parent = document("id", "1", "title", "parent");
    parent.addChildDocument(document("id", "2", "title", "child"));
    add(parent);
    assertEquals(2, texts());
    core.commit();
    assertEquals(2, texts());
    assertEquals(2, found("title:(parent child)"));
  }

  @Test
  void a_field_that_is_copied_to_one_that_needs_the_text_is_refused() throws Exception {
    String reason = refused(() -> add(document("id", "1", "copied", "text")));
    assertTrue(reason.contains("copies field 'copied' to 'copy'"), reason);
    reason = refused(() -> add(document("id", "1", "cut", "longer than five")));
    assertTrue(reason.contains("copies field 'cut' to 'short'"), reason);
    add(document("id", "1", "shared", "text"));
    core.commit();
    assertEquals(1, texts());
    assertEquals(1, found("+same:text +shared:text"));
  }

  @Test
  void bytes_of_a_client_are_refused() {
    String reason = refused(() -> add(document("id", "1", "title", new byte[] {1, 2})));
    assertTrue(reason.contains("field 'title' takes text, not bytes"), reason);
  }

  @Test
  void bytes_that_are_no_analysed_text_are_refused_where_they_are_indexed() {
    SolrInputDocument document = document("id", "1", "title", new byte[] {'S', 'A', 'T', 1, 0});
    String reason = refused(() -> core.add(List.of(document), "update.chain", "bare"));
    assertTrue(reason.contains("field 'title': these bytes are no analysed text"), reason);
  }

  @Test
  void what_another_analyzer_made_is_analysed_anew() throws Exception {
    SolrInputDocument sent = new SolrInputDocument();
    sent.setField("id", "1");
    sent.setField("other", core.analysed("title", "The River"));
    core.add(List.of(sent), "update.chain", "bare");
    core.commit();
    assertEquals(2, texts());
    assertEquals("The River", core.get("1").getFieldValue("other"));
    assertEquals(
        List.of("River in 1 at 1 [-1,-1) b of River", "The in 1 at 0 [-1,-1) b of The"),
        tokens("other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "placed"})
  void frequencies_beside_positions_do_not_reach_the_index(String field) throws Exception {
    byte[] analysed = core.analysed(field, "x");
    ByteArrayOutputStream weighted = new ByteArrayOutputStream();
    int token = 22;
    weighted.write(analysed, 0, token);
    weighted.write(analysed[token] | 1);
    weighted.write(analysed, token + 1, 5);
    weighted.write(2);
    weighted.write(analysed, token + 6, analysed.length - token - 6);
    core.add(List.of(document("id", "1", field, weighted.toByteArray())), "update.chain", "bare");
    core.add(List.of(document("id", "2", field, analysed)), "update.chain", "bare");
    core.commit();
    assertEquals(2, found(field + ":x"));
    assertEquals(2, texts());
  }

  @Test
  void a_model_that_is_busy_refuses_the_document_and_leaves_no_trace() throws Exception {
    SolrException refused =
        assertThrows(SolrException.class, () -> add(document("id", "1", "title", "overload")));
    assertEquals(503, refused.code());
    assertEquals("document '1' not indexed: the model is busy", refused.getMessage());
    add(document("id", "2", "title", "works again"));
    core.commit();
    assertNull(core.get("1"));
    assertEquals(1, found("title:again"));
  }

  @Test
  void only_the_fields_that_are_named_are_analysed_in_the_chain() throws Exception {
    core.add(List.of(document("id", "1", "title", "x", "body", "y")), "update.chain", "some");
    assertEquals(2, texts());
    // The log keeps bytes of the one and the text of the other.
    core.add(List.of(document("id", "1", "topic", Map.of("set", "z"))), "update.chain", "some");
    assertEquals(3, texts());
  }

  @Test
  void a_field_that_is_none_of_the_kind_is_refused() {
    String reason = refused(() -> core.add(List.of(document("id", "1")), "update.chain", "wrong"));
    assertTrue(reason.contains("no indexed field 'plain' of class"), reason);
    assertTrue(reason.contains("title"), reason);
  }

  private void add(SolrInputDocument document) throws IOException, SolrServerException {
    core.add(List.of(document));
  }

  private long found(String query) throws IOException, SolrServerException {
    return core.query("q", query).getResults().getNumFound();
  }

  private List<String> tokens(String field) throws IOException {
    return core.read(searcher -> IndexedTokens.of(searcher, field));
  }

  private static int texts() {
    return FakeModelFilterFactory.TEXTS.get();
  }

  private static String refused(Executable request) {
    SolrException refused = assertThrows(SolrException.class, request);
    assertFalse(refused.getMessage().isEmpty());
    return refused.getMessage();
  }
}
