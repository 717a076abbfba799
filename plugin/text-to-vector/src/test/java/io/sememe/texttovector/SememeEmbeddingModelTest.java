// SPDX-License-Identifier: Apache-2.0
package io.sememe.texttovector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import io.sememe.encoder.Role;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.VectorUtil;
import org.apache.solr.client.solrj.SolrQuery;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stored model of this node, asked by query parsers and update processors as Solr's are. */
final class SememeEmbeddingModelTest {
  private static final String BODY = "Floods cut into the bank of the stream.";
  private static final String QUESTION = "erosion along the shore";

  private static EmbeddedNode node;

  @BeforeAll
  static void start() throws Exception {
    node = new EmbeddedNode();
    SolrInputDocument document = new SolrInputDocument("id", "1", "body", BODY);
    node.client().add(document);
    node.client().commit();
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
  }

  @Test
  void a_document_gets_the_vector_of_a_passage() throws Exception {
    assertArrayEquals(node.expected(BODY, Role.PASSAGE), storedVector());
    assertFalse(Arrays.equals(node.expected(BODY, Role.QUERY), storedVector()));
  }

  @Test
  void a_question_gets_the_vector_of_a_query() throws Exception {
    assertEquals(score(Role.QUERY), found("{!stored model=bge-small-en-v1.5}" + QUESTION), 1e-6f);
  }

  @Test
  void a_role_that_the_parameters_say_is_that_of_all_texts() throws Exception {
    String asPassage = "{!stored model=bge-small-en-v1.5 role=passage}" + QUESTION;
    assertEquals(score(Role.PASSAGE), found(asPassage), 1e-6f);
    assertTrue(Math.abs(score(Role.PASSAGE) - score(Role.QUERY)) > 1e-3f);
  }

  @Test
  void a_question_of_a_deletion_is_a_query_though_an_update_processor_asks_it() throws Exception {
    long before = misses();
    node.client()
        .deleteByQuery("+id:2 +_query_:\"{!stored model=bge-small-en-v1.5}what nobody asked\"");
    // Only questions are looked for in the cache.
    assertEquals(before + 1, misses());
  }

  @Test
  void a_question_that_was_asked_lately_is_not_encoded_again() throws Exception {
    String question = "{!stored model=bge-small-en-v1.5}asked twice";
    found(question);
    long hits = node.sememe().encodedQuestions().hits();
    found(question);
    assertEquals(hits + 1, node.sememe().encodedQuestions().hits());
  }

  @Test
  void a_caller_may_change_the_vector_it_got() {
    node.within(
        () -> {
          model().embed(QUESTION).content().vector()[0] = 7;
          float[] again = model().embed(QUESTION).content().vector();
          assertArrayEquals(node.expected(QUESTION, Role.QUERY), again);
        });
  }

  @Test
  void several_texts_give_their_vectors_in_order_and_the_length_is_known() {
    node.within(
        () -> {
          List<TextSegment> both = List.of(TextSegment.from(QUESTION), TextSegment.from(BODY));
          List<Embedding> vectors = model().embedAll(both).content();
          assertArrayEquals(node.expected(QUESTION, Role.QUERY), vectors.get(0).vector());
          assertArrayEquals(node.expected(BODY, Role.QUERY), vectors.get(1).vector());
          assertEquals(384, model().dimension());
        });
  }

  @Test
  void a_model_that_is_not_installed_is_the_callers_fault() {
    SolrException failure =
        assertThrows(SolrException.class, () -> found("{!stored model=nowhere}tea"));
    assertEquals(400, failure.code());
    assertTrue(failure.getMessage().contains("no model 'nowhere'"), failure.getMessage());
  }

  @Test
  void a_text_without_content_has_no_vector_for_anybody() {
    node.within(
        () -> {
          long kept = node.sememe().encodedQuestions().bytes();
          SolrException failure = assertThrows(SolrException.class, () -> model().embed(" \t"));
          assertEquals(400, failure.code());
          assertEquals(kept, node.sememe().encodedQuestions().bytes());
        });
  }

  @Test
  void outside_of_a_request_there_is_no_node_to_ask() {
    assertThrows(IllegalStateException.class, () -> model().embed("tea"));
  }

  private static SememeEmbeddingModel model() {
    return SememeEmbeddingModel.builder().model(EmbeddedNode.MODEL).build();
  }

  private static long misses() {
    return node.sememe().encodedQuestions().misses();
  }

  private static float score(Role role) {
    float[] question = node.expected(QUESTION, role);
    return (1 + VectorUtil.dotProduct(question, node.expected(BODY, Role.PASSAGE))) / 2;
  }

  private static float found(String query) throws Exception {
    SolrQuery asked = new SolrQuery("q", query, "fl", "score");
    return (float) node.client().query(asked).getResults().get(0).getFirstValue("score");
  }

  private static float[] storedVector() throws Exception {
    SolrQuery asked = new SolrQuery("q", "id:1", "fl", "vector");
    SolrDocument document = node.client().query(asked).getResults().get(0);
    float[] vector = new float[384];
    int place = 0;
    for (Object value : document.getFieldValues("vector")) {
      vector[place++] = ((Number) value).floatValue();
    }
    return vector;
  }
}
