// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.question.Question;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PassageRequestTest {
  private static final Question ASKED = new Question("vector", "wings", "small");

  @Test
  void without_parameters_the_question_of_the_query_is_meant() {
    assertEquals(ASKED, read().question(Optional.of(ASKED)));
    assertEquals(OptionalInt.empty(), read().count());
  }

  @Test
  void what_is_given_takes_the_place_of_what_the_query_says() {
    assertEquals(
        new Question("vector", "tails", "large"),
        read("v", "tails", "model", "large").question(Optional.of(ASKED)));
  }

  @Test
  void the_model_of_one_field_is_not_used_for_another() {
    assertEquals(
        new Question("other", "wings", null), read("f", "other").question(Optional.of(ASKED)));
  }

  @Test
  void it_needs_no_query_when_field_and_text_are_given() {
    assertEquals(
        new Question("vector", "tails", null),
        read("f", "vector", "q", "tails").question(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f", "v", "q", "model"})
  void one_of_them_alone_is_refused_with_what_to_give(String given) {
    PassageRequest request = read(given, "something");
    assertRefused(() -> request.question(Optional.empty()), "[passage f=vector v=$text]");
  }

  @Test
  void n_says_how_many_passages_are_listed() {
    assertEquals(OptionalInt.of(3), read("n", "3").count());
    assertEquals(OptionalInt.of(1), read("n", "1").count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "ten", "1.5", "2147483648", ""})
  void any_other_n_is_refused_with_the_range(String n) {
    assertRefused(() -> read("n", n), "from 1 to 1000");
  }

  @Test
  void a_misspelt_parameter_is_refused_and_the_right_ones_are_listed() {
    assertRefused(() -> read("N", "3"), "[f, model, n, q, v]");
  }

  private static PassageRequest read(String... namesAndValues) {
    ModifiableSolrParams params = new ModifiableSolrParams();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.set(namesAndValues[i], namesAndValues[i + 1]);
    }
    return PassageRequest.of(params);
  }

  private static void assertRefused(Runnable request, String said) {
    SolrException refusal = assertThrows(SolrException.class, request::run);
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
  }
}
