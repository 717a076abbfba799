// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.UpdateRequest;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.search.DocIterator;
import org.apache.solr.search.SolrIndexSearcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where documents are cut, each goes with its passages, and passages with their document only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeletionByQueryTest {
  private static final String TOWN = "town town/vector_passages#0 town/vector_passages#1";
  private static final String LOAN = "loan loan/vector_passages#0";

  /** It has no topic, and a nested document of the user's own that has one. */
  private static final String PLAN = "plan plan/vector_passages#0";

  private static final String PART = "part";
  private TestCore core;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    core = new TestCore(CoreSettings.passages(true), home);
  }

  @BeforeEach
  void index_three_documents() throws IOException, SolrServerException {
    delete("*:*");
    SolrInputDocument plan = TestCore.document("id", "plan", "body", "to do");
    plan.setField("parts", TestCore.document("id", "part", "topic", "detail"));
    core.add(
        List.of(
            TestCore.document("id", "town", "topic", "travel", "body", "one two three four"),
            TestCore.document("id", "loan", "topic", "money", "body", "five six"),
            plan));
    core.commit();
    assertLeft(TOWN, LOAN, PLAN, PART);
  }

  @AfterAll
  void stop() throws IOException {
    core.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-topic:travel",
        "NOT topic:travel",
        "-topic:travel AND -topic:nothing",
        "-topic:travel OR -topic:nothing",
        "*:* -topic:travel",
        "(*:* -topic:travel)",
        "{!lucene}-topic:travel",
        "{!cache=false}-topic:travel"
      })
  void all_but_some_documents_leaves_those_with_their_passages(String query)
      throws IOException, SolrServerException {
    delete(query);
    assertLeft(TOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topic:travel",
        "{!term f=id}town",
        "_root_:town",
        "body:one",
        "passage_text:nothing topic:travel",
        "passage_text:nothing _root_:town",
        "+_root_:town passage_text:one",
        "+_root_:town +(passage_text:one id:town)"
      })
  void a_document_goes_with_its_passages_and_no_other(String query)
      throws IOException, SolrServerException {
    delete(query);
    assertLeft(LOAN, PLAN, PART);
  }

  @Test
  void all_nested_documents_go_with_theirs() throws IOException, SolrServerException {
    delete("id:plan");
    assertLeft(TOWN, LOAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"topic:detail", "*:* -vector_hash:*", "-vector_hash:*"})
  void a_nested_document_of_the_users_own_goes_alone(String query)
      throws IOException, SolrServerException {
    delete(query);
    assertLeft(TOWN, LOAN, PLAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"topic:nothing", "+passage_text:one +topic:travel"})
  void no_passage_goes_without_its_document(String query) throws IOException, SolrServerException {
    delete(query);
    assertLeft(TOWN, LOAN, PLAN, PART);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passage_field:body",
        "passage_field:*",
        "passage_text:(one two)^2",
        "passage_text:\"one two\"",
        "passage_start:[0 TO 3]",
        "+passage_text:one -passage_field:title",
        "passage_text:one -topic:travel",
        "{!term f=passage_field}body",
        "{!cache=false}passage_text:one",
        "+passage_text:one +_root_:town",
        "+_root_:town +(passage_text:one passage_text:two)",
        "+(passage_text:one id:town) +passage_field:body",
        "+passage_text:one +_nest_path_:*"
      })
  void what_names_passages_alone_is_refused_with_what_to_write(String query)
      throws IOException, SolrServerException {
    SolrException refused = assertThrows(SolrException.class, () -> delete(query));
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains("{!parent which="), refused.getMessage());
    assertLeft(TOWN, LOAN, PLAN, PART);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-passage_field:title", "*:* -passage_field:title"})
  void all_documents_are_something_else_than_some_passages(String query)
      throws IOException, SolrServerException {
    delete(query);
    assertLeft();
  }

  @Test
  void the_documents_of_passages_go_as_the_refusal_says() throws IOException, SolrServerException {
    SolrException refused = assertThrows(SolrException.class, () -> delete("passage_text:one"));
    String message = refused.getMessage();
    String said = message.substring(message.indexOf("{!parent"));
    delete(said);
    assertLeft(LOAN, PLAN, PART);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*:*", " *:* ", "{!lucene}*:*", "{!cache=false}*:*"})
  void everything_goes_at_once(String query) throws IOException, SolrServerException {
    delete(query);
    assertLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(-topic:travel)", "{!bool must_not=topic:travel}", "{!lucene v='-topic:travel'}"})
  void what_cannot_be_told_is_refused_with_what_to_write(String query)
      throws IOException, SolrServerException {
    SolrException refused = assertThrows(SolrException.class, () -> delete(query));
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains("*:* -field:value"), refused.getMessage());
    assertLeft(TOWN, LOAN, PLAN, PART);
  }

  @ParameterizedTest
  @ValueSource(strings = {"topic:[", "nowhere:x", "{!nonsense}x"})
  void what_is_no_query_is_refused_as_solr_does(String query)
      throws IOException, SolrServerException {
    SolrException refused = assertThrows(SolrException.class, () -> delete(query));
    assertEquals(400, refused.code());
    assertLeft(TOWN, LOAN, PLAN, PART);
  }

  private void delete(String query) throws IOException, SolrServerException {
    core.send(new UpdateRequest().deleteByQuery(query));
    core.commit();
  }

  private void assertLeft(String... documents) throws IOException, SolrServerException {
    Set<String> expected = new TreeSet<>();
    for (String ids : documents) {
      expected.addAll(List.of(ids.split(" ")));
    }
    assertEquals(expected, core.read(DeletionByQueryTest::ids));
  }

  private static Set<String> ids(SolrIndexSearcher searcher) throws IOException {
    Set<String> ids = new TreeSet<>();
    DocIterator all = searcher.getDocSet(new MatchAllDocsQuery()).iterator();
    while (all.hasNext()) {
      ids.add(searcher.storedFields().document(all.nextDoc()).get("id"));
    }
    return ids;
  }
}
