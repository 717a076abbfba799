// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import io.sememe.solr.question.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request asks and how it is answered, with the terms told: there is no model here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SparseQParserTest {
  private static final Question TEA = new Question("coded", "tea", "splade");
  private static final List<Term> TERMS = List.of(new Term("tea", 2), new Term("pot", 0.5f));
  private SparseCore core;

  @BeforeAll
  void index_documents(@TempDir Path home) throws IOException, SolrServerException {
    core = new SparseCore(home);
    core.add("both", "coded", "tea|" + SparseCore.ONE + " pot|" + SparseCore.ONE);
    core.add("pot", "coded", "pot|" + SparseCore.ONE);
    core.add("none", "coded", "rice|" + SparseCore.ONE);
  }

  @AfterAll
  void close_the_core() throws IOException {
    core.close();
  }

  @Test
  void documents_score_the_dot_product() throws Exception {
    assertEquals(
        List.of("both=2.5", "pot=0.5"),
        found(ask(TEA, SparsePruning.NONE, "{!sparse f=coded model=splade}tea")));
  }

  @Test
  void light_terms_only_add_where_a_query_says_so() throws Exception {
    assertEquals(
        List.of("both=2.5"),
        found(ask(TEA, SparsePruning.NONE, "{!sparse f=coded model=splade twoPhase=0.4}tea")));
  }

  @Test
  void what_is_kept_of_the_terms_is_part_of_the_question() throws Exception {
    assertEquals(
        2,
        found(
                ask(
                    TEA,
                    new SparsePruning(9, 0.1f, 0.2f),
                    "{!sparse f=coded model=splade topK=9 maxRatio=0.1 absValue=0.2}tea"))
            .size());
  }

  @Test
  void a_filter_finds_the_same() throws Exception {
    QueryResponse response =
        core.told(
            TEA,
            SparsePruning.NONE,
            TERMS,
            "q",
            "*:*",
            "fq",
            "{!sparse f=coded model=splade}tea",
            "sort",
            "id asc");
    assertEquals(2, response.getResults().getNumFound());
  }

  @Test
  void debugging_shows_the_terms_and_how_they_score() throws Exception {
    QueryResponse response =
        core.told(
            TEA,
            SparsePruning.NONE,
            TERMS,
            "q",
            "{!sparse f=coded model=splade}tea",
            "debug",
            "true");
    assertEquals(
        "{fingerprint="
            + "ab".repeat(16)
            + ", tokens=3, unknownTokens=1, terms={tea=2.0, pot=0.5}}",
        String.valueOf(response.getDebugMap().get("sparse")));
    assertEquals(
        "SparseQuery:coded[tea^2.0,pot^0.5][2]",
        response.getDebugMap().get("parsedquery_toString"));
    String explained = String.valueOf(response.getExplainMap().get("both"));
    assertTrue(explained.contains("for the tea feature"), explained);
  }

  @Test
  void a_text_without_terms_finds_nothing() throws Exception {
    QueryResponse response =
        core.told(TEA, SparsePruning.NONE, List.of(), "q", "{!sparse f=coded model=splade}tea");
    assertEquals(0, response.getResults().getNumFound());
  }

  @Test
  void the_fields_own_filter_names_the_model() {
    SolrException refusal = refused("{!sparse f=sparse}tea");
    assertTrue(refusal.getMessage().contains("splade"), refusal::toString);
    SolrException other = refused("{!sparse f=sparse model=other}tea");
    assertTrue(other.getMessage().contains("other"), other::toString);
  }

  @Test
  void terms_are_told_of_the_model_that_made_them_whoever_names_it() throws Exception {
    Question ofOwnModel = new Question("sparse", "tea", "splade");
    assertEquals(0, found(ask(ofOwnModel, SparsePruning.NONE, "{!sparse f=sparse}tea")).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"positions", "norms", "bare", "several", "unindexed", "id"})
  void a_field_that_cannot_hold_weights_is_refused_with_what_to_set(String field) {
    String said = refused("{!sparse model=splade f=" + field + "}tea").getMessage();
    assertTrue(said.startsWith("field '" + field + "' cannot hold the weights of terms"), said);
    assertTrue(said.contains("omitPositions=\"true\""), said);
    assertTrue(said.endsWith("with the filter learnedSparse: [sparse, unfit_omitted]"), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{!sparse}tea | needs f, the field to search",
        "{!sparse f=nosuch}tea | no field 'nosuch'",
        "{!sparse f=coded}tea | needs a model",
        "{!sparse f=coded model=''}tea | needs a model",
        "{!sparse f=sparse} | needs a text",
        "{!sparse f=sparse v=' '} | needs a text",
        "{!sparse f=sparse topK=0}tea | topK must be a whole number from 1 to 4096",
        "{!sparse f=sparse topK=5000}tea | topK must be a whole number from 1 to 4096",
        "{!sparse f=sparse maxRatio=1.1}tea | maxRatio must be a number from 0 to 1",
        "{!sparse f=sparse absValue=-1}tea | absValue must be a number from 0",
        "{!sparse f=sparse absValue=1e39}tea | absValue must be a number from 0",
        "{!sparse f=sparse twoPhase=NaN}tea | twoPhase must be a number from 0 to 1",
        "{!sparse f=sparse topk=3}tea | does not know [topk]",
      })
  void what_is_wrong_with_a_query_is_said(String query, String said) {
    String message = refused(query).getMessage();
    assertTrue(message.contains(said), message);
  }

  @Test
  void more_terms_than_a_query_may_have_are_refused() {
    List<Term> many = IntStream.range(0, 1_100).mapToObj(i -> new Term("t" + i, 1)).toList();
    SolrException refusal =
        assertThrows(
            SolrException.class,
            () ->
                core.told(TEA, SparsePruning.NONE, many, "q", "{!sparse f=coded model=splade}tea"));
    assertEquals(400, refusal.code());
    assertTrue(
        refusal.getMessage().contains("1100 terms, and maxBooleanClauses"), refusal::toString);
  }

  @Test
  void a_document_is_refused_while_a_field_of_its_type_cannot_hold_weights() throws Exception {
    SolrException refusal =
        assertThrows(SolrException.class, () -> core.add("x", "unfit_omitted", "tea"));
    assertEquals(400, refusal.code());
    String said = refusal.getMessage();
    assertTrue(said.startsWith("the fields [*_unfit, unfit, unfit_several] cannot hold"), said);
    assertTrue(said.contains("the filter learnedSparse gives"), said);
    core.add("y", "sort", "the index is open");
  }

  private QueryResponse ask(Question question, SparsePruning pruning, String query)
      throws IOException, SolrServerException {
    return core.told(question, pruning, TERMS, "q", query, "fl", "id,score");
  }

  private static List<String> found(QueryResponse response) {
    return response.getResults().stream()
        .map(one -> one.getFieldValue("id") + "=" + one.getFieldValue("score"))
        .toList();
  }

  private SolrException refused(String query) {
    SolrException refusal = assertThrows(SolrException.class, () -> core.query("q", query));
    assertEquals(400, refusal.code(), refusal::getMessage);
    return refusal;
  }
}
