// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may send instead of what was meant: it is refused, or does no harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RerankRequestTest {
  private static final String RERANK = "{!grade reRankDocs=40}";
  private RerankCore core;

  @BeforeAll
  void index_documents(@TempDir Path home) throws IOException, SolrServerException {
    core = RerankCore.withDocuments(home);
  }

  @AfterAll
  void close_the_core() throws IOException {
    core.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{!grade v=tea}", "{!bool must=tea should='{!grade v=tea}'}"})
  void as_a_query_or_a_filter_of_its_own_it_is_refused(String q) {
    assertAnsweredWith400("belongs into rq", "q", q);
    assertAnsweredWith400("belongs into rq", "q", "tea", "fq", q);
  }

  @Test
  void it_decides_nothing_that_is_deleted() {
    SolrException refusal = assertThrows(SolrException.class, () -> core.delete("{!grade v=tea}"));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains("/update is no search handler"), refusal::toString);
  }

  @Test
  void a_handler_that_hides_scores_is_told_what_is_wrong() {
    SolrException refusal =
        assertThrows(SolrException.class, () -> core.query("qt", "/ids", "q", "tea", "rq", RERANK));
    assertTrue(refusal.getMessage().contains("/ids does not give"), refusal::toString);
  }

  @ParameterizedTest
  @CsvSource({"/few, rows=3", "/later, start=5", "/sorted, sort=score desc"})
  void a_handler_that_insists_on_other_documents_is_told_what_is_wrong(String path, String its) {
    SolrException refusal =
        assertThrows(SolrException.class, () -> core.query("qt", path, "q", "tea", "rq", RERANK));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains(path + " has " + its + ":"), refusal::toString);
    assertTrue(refusal.getMessage().contains("make them defaults"), refusal::toString);
  }

  @Test
  void parameters_that_name_each_other_come_to_an_end() throws Exception {
    String nested = "{!grade v='".repeat(1000) + "tea" + "'}".repeat(1000);
    assertTrue(core.ids("q", "tea", "rq", "{!grade v=$a}", "a", "$b", "b", "$a").size() == 10);
    assertTrue(core.ids("q", "tea", "rq", "{!grade v=$a}", "a", nested).size() == 10);
  }

  @Test
  void a_transformer_that_is_needed_and_not_configured_is_named() {
    assertRefused("add <transformer name=\"maxsim\" class=\"io.sememe", "rq", "{!maxsim f=vector}");
  }

  @Test
  void what_a_client_says_in_the_name_of_a_node_harms_nothing() throws Exception {
    List<String> plain = core.ids("q", "tea");
    List<String> reranked = core.ids("q", "tea", "rq", RERANK);
    assertNotEquals(plain, reranked);
    assertEquals(reranked, core.ids("q", "tea", "rq", RERANK, "sememe.inner", "true"));
    assertEquals(10, core.ids("q", "tea", "rq", RERANK, "isShard", "true").size());
    String forged = forgedParameter();
    assertEquals(plain, core.ids("q", "tea", "rq", "{!grade}", forged, "[]"));
    for (String ranking : List.of("[", "x", "[[\"d1\",NaN,1,1]]", "[".repeat(100_000))) {
      assertRefused("is what nodes tell each other", "rq", "{!grade}", forged, ranking);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "1000000", "NaN", "1.5", "", "9999999999"})
  void a_number_of_documents_out_of_range_is_refused(String given) {
    assertRefused(
        "reRankDocs must be a whole number from 1 to 1000 (sememe.rerank.maxDocs), got: " + given,
        "rq",
        "{!grade reRankDocs='" + given + "'}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1", "NaN", "Infinity", "much"})
  void a_weight_out_of_range_is_refused(String given) {
    assertRefused(
        "weight must be a number from 0 to 1, got: " + given,
        "rq",
        "{!grade weight=" + given + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "group, true, group=true has no places",
    "sort, id asc, the sort must begin with 'score desc'",
    "sort, score asc, the sort must begin with 'score desc'",
    "rq, {!grade rerankdocs=3}, 'does not know [rerankdocs]; it knows [inTime, reRankDocs, v, weight]'",
    "q, {!term f=text}, needs a text to compare documents with",
  })
  void what_cannot_be_reranked_is_refused(String parameter, String value, String said) {
    assertRefused(said, parameter, value);
  }

  private void assertRefused(String said, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    for (String[] other : new String[][] {{"q", "tea"}, {"rq", RERANK}, {"group.field", "group"}}) {
      if (!List.of(more).contains(other[0])) {
        Collections.addAll(all, other);
      }
    }
    assertAnsweredWith400(said, all.toArray(String[]::new));
  }

  private void assertAnsweredWith400(String said, String... request) {
    SolrException refusal = assertThrows(SolrException.class, () -> core.query(request));
    assertEquals(400, refusal.code(), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
  }

  /** Returns the name under which a shard of {@code q=tea&rq={!grade}} is told its ranking. */
  private static String forgedParameter() {
    ModifiableSolrParams local = new ModifiableSolrParams().set("type", "grade").set("v", "");
    return DecidedRanking.parameter("grade" + local + "tea");
  }
}
