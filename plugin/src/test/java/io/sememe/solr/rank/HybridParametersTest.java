// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.search.QueryParsing;
import org.apache.solr.search.SyntaxError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HybridParametersTest {
  private static final Set<String> NEAREST = Set.of("f", "v", "topK");

  @Test
  void the_requests_parameters_serve_where_local_ones_are_silent() {
    SolrParams all =
        complete(params("alpha", "0.2"), params("alpha", "0.9", "f", "vector", "mm", "2"));
    assertEquals("0.2", all.get("alpha"));
    assertEquals("vector", all.get("f"));
    assertEquals("2", all.get("mm"));
  }

  @Test
  void the_requests_text_is_not_that_of_a_part_of_it() {
    SolrParams request = params("q", "{!hybrid f=vector}", "v", "tea");
    assertEquals("", complete(params(), request).get("v"));
  }

  @Test
  void the_text_is_v_or_else_q() {
    assertEquals("tea", complete(params("v", "tea", "q", "cup"), params()).get("v"));
    assertEquals("cup", complete(params("v", "", "q", "cup"), params()).get("v"));
  }

  @Test
  void commas_in_lists_of_fields_are_blanks_wherever_the_lists_come_from() {
    SolrParams all =
        complete(
            params("qf", "title^2,body"),
            params("pf", "title,body", "bf", "sum(price,popularity)"));
    assertEquals("title^2 body", all.get("qf"));
    assertEquals("title body", all.get("pf"));
    assertEquals("sum(price,popularity)", all.get("bf"));
  }

  @Test
  void a_parameter_may_have_several_values() {
    SolrParams all = complete(params(), params("bq", "topic:x", "bq", "topic:y"));
    assertArrayEquals(new String[] {"topic:x", "topic:y"}, all.getParams("bq"));
  }

  @Test
  void the_query_for_a_part_has_all_values_of_a_parameter() throws SyntaxError {
    SolrParams local = params("v", "tea", "preFilter", "topic:a", "preFilter", "lang:en");
    SolrParams part = HybridParameters.part("hybrid", local, params("alpha", "1", "topK", "9"));
    SolrParams read = QueryParsing.getLocalParams(part.get("q"), part);
    assertArrayEquals(new String[] {"topic:a", "lang:en"}, read.getParams("preFilter"));
    assertEquals("hybrid", read.get("type"));
    assertEquals("tea", read.get("v"));
    assertEquals("1", read.get("alpha"));
    assertEquals("9", read.get("topK"));
  }

  @Test
  void an_unknown_local_parameter_is_refused_and_the_known_ones_are_listed() {
    String message = refused(() -> complete(params("alhpa", "1"), params()));
    assertTrue(message.startsWith("{!hybrid} does not know [alhpa]; it knows [alpha, "), message);
    assertTrue(message.contains("topK"), message);
  }

  @Test
  void unknown_parameters_of_the_request_are_somebody_elses() {
    assertEquals("", complete(params(), params("facet", "true")).get("v"));
  }

  @Test
  void without_parameters_the_formula_is_the_measured_one() {
    assertEquals(new LinearFusion(0.75, 0.4, 5), HybridParameters.linear(params()));
  }

  @Test
  void the_formula_takes_the_numbers_of_the_query() {
    SolrParams given = params("fusion", "linear", "alpha", "0", "floor", "-1", "half", "0.5");
    assertEquals(new LinearFusion(0, -1, 0.5), HybridParameters.linear(given));
  }

  @ParameterizedTest
  @CsvSource({
    "alpha, -0.1, from 0 to 1",
    "alpha, 1.1, from 0 to 1",
    "alpha, NaN, from 0 to 1",
    "alpha, much, from 0 to 1",
    "floor, 1, from -1 to below 1",
    "floor, -1.5, from -1 to below 1",
    "half, 0, above 0",
    "half, Infinity, above 0"
  })
  void a_number_out_of_range_is_refused_with_the_range(String name, String value, String range) {
    String message = refused(() -> HybridParameters.linear(params(name, value)));
    assertEquals(name + " must be a number " + range + ", got: " + value, message);
  }

  @Test
  void without_parameters_places_count_as_in_the_paper() {
    assertEquals(new ReciprocalRanks(60, 100), HybridParameters.ranks(params()));
    assertEquals(
        new ReciprocalRanks(10_000, 1), HybridParameters.ranks(params("k", "10000", "depth", "1")));
  }

  @ParameterizedTest
  @CsvSource({"k, 0", "k, -1", "k, 1.5", "depth, 0", "depth, 10001", "depth, 2147483648", "k, NaN"})
  void a_place_that_is_none_is_refused(String name, String value) {
    String message = refused(() -> HybridParameters.ranks(params(name, value)));
    assertEquals(name + " must be a whole number from 1 to 10000, got: " + value, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LINEAR", "minmax", ""})
  void an_unknown_fusion_is_refused_with_those_that_exist(String fusion) {
    String message = refused(() -> HybridParameters.fusion(params("fusion", fusion)));
    assertEquals("fusion must be one of [linear, rrf], got: " + fusion, message);
  }

  private static SolrParams complete(SolrParams local, SolrParams request) {
    return HybridParameters.complete(local, request, NEAREST);
  }

  private static SolrParams params(String... namesAndValues) {
    ModifiableSolrParams params = new ModifiableSolrParams();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return params;
  }

  private static String refused(Runnable call) {
    SolrException refusal = assertThrows(SolrException.class, call::run);
    assertEquals(400, refusal.code());
    return String.valueOf(refusal.getMessage());
  }
}
