// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client may send such a parameter too. */
final class ToldTermsTest {
  private static final String SPACE = "ab".repeat(16);
  private static final Question TEA = new Question("sparse", "tea", null);
  private static final String PARAMETER = ToldTerms.parameter(TEA, SparsePruning.NONE);

  @Test
  void whatever_is_told_arrives_bit_for_bit() {
    Random random = new Random(6);
    List<Term> terms = new ArrayList<>();
    terms.add(new Term("\"]\\\n\u2028日本🍵", Float.MIN_VALUE));
    terms.add(new Term("most", Float.MAX_VALUE));
    for (int i = 0; i < 1_000; i++) {
      terms.add(new Term("##t" + i, (float) Math.exp(random.nextGaussian() * 20)));
    }
    QueryTerms told = new QueryTerms(SPACE, terms, 7, 2);
    assertEquals(told, read(ToldTerms.value(told)).orElseThrow());
    QueryTerms none = new QueryTerms(SPACE, List.of(), 2, 0);
    assertEquals(none, read(ToldTerms.value(none)).orElseThrow());
  }

  @Test
  void every_question_has_a_parameter_of_its_own() {
    Set<String> names = new HashSet<>();
    names.add(PARAMETER);
    for (Question question :
        List.of(
            new Question("sparse", "tea", "splade"),
            new Question("sparse", "Tea", null),
            new Question("sparset", "ea", null))) {
      assertTrue(names.add(ToldTerms.parameter(question, SparsePruning.NONE)));
    }
    for (SparsePruning pruning :
        List.of(new SparsePruning(9, 0, 0), new SparsePruning(9, 0.1f, 0))) {
      assertTrue(names.add(ToldTerms.parameter(TEA, pruning)));
    }
    assertEquals(PARAMETER, ToldTerms.parameter(TEA, new SparsePruning(Integer.MAX_VALUE, 0, 0)));
  }

  @Test
  void nothing_told_is_nothing_read() {
    assertFalse(
        ToldTerms.of(new MapSolrParams(Map.of("sememe.terms.x", "[]")), PARAMETER).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tea",
        "{}",
        "[]",
        "[1]",
        "['../../etc', 1, 0]",
        "[$, 1]",
        "[$, 1, 0",
        "[$, -1, 0]",
        "[$, 1, 99999999999]",
        "[$, 1, 0] []",
        "[$, 1, 0, 'tea']",
        "[$, 1, 0, []]",
        "[$, 1, 0, ['tea']]",
        "[$, 1, 0, [1, 1]]",
        "[$, 1, 0, ['', 1]]",
        "[$, 1, 0, ['tea', 0]]",
        "[$, 1, 0, ['tea', -1]]",
        "[$, 1, 0, ['tea', 1e-60]]",
        "[$, 1, 0, ['tea', 1e39]]",
        "[$, 1, 0, ['tea', 1e999]]",
        "[$, 1, 0, ['tea', NaN]]",
        "[$, 1, 0, ['tea', '1']]",
        "[$, 1, 0, ['tea', 1, 2]]",
        "[$, 1, 0, ['tea', 1], ['tea', 2]]"
      })
  void what_tells_no_terms_is_refused(String value) {
    refuse(value.replace("$", '"' + SPACE + '"').replace('\'', '"'));
  }

  @Test
  void what_is_too_much_is_refused() {
    refuse("[".repeat(100_000));
    refuse("[\"" + SPACE + "\",1,0,[\"" + "x".repeat(1_001) + "\",1]]");
    List<Term> many = IntStream.range(0, 4_097).mapToObj(i -> new Term("t" + i, 1)).toList();
    refuse(ToldTerms.value(new QueryTerms(SPACE, many, 1, 0)));
  }

  private static void refuse(String value) {
    SolrException refusal = assertThrows(SolrException.class, () -> read(value));
    assertEquals(400, refusal.code());
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith(PARAMETER + " is what nodes tell each other"), message);
  }

  private static Optional<QueryTerms> read(String value) {
    return ToldTerms.of(new MapSolrParams(Map.of(PARAMETER, value)), PARAMETER);
  }
}
