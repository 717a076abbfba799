// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.TokenPrecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddingConfigTest {
  private static final Map<String, String> COMPLETE =
      Map.of("model", "m", "source", "title,body", "dest", "vector");

  @Test
  void three_parameters_are_enough_and_a_failure_stops_the_update() {
    EmbeddingConfig config = EmbeddingConfig.of(new NamedList<>(COMPLETE));
    assertEquals(
        new EmbeddingConfig(
            "m",
            List.of("title", "body"),
            "vector",
            OnError.FAIL,
            "embedding_error",
            Optional.empty(),
            Optional.empty()),
        config);
  }

  @Test
  void token_vectors_are_made_by_the_model_of_the_vector_unless_another_one_is_named() {
    assertEquals(Optional.empty(), EmbeddingConfig.of(with("tokens", "none")).tokens());
    NamedList<Object> args = with("tokens", "int8");
    assertEquals(
        Optional.of(new TokenConfig(TokenPrecision.INT8, Optional.empty())),
        EmbeddingConfig.of(args).tokens());
    args.add("tokenModel", "colbert");
    assertEquals(
        Optional.of(new TokenConfig(TokenPrecision.INT8, Optional.of("colbert"))),
        EmbeddingConfig.of(args).tokens());
  }

  @Test
  void an_unknown_precision_is_refused_with_the_ones_that_exist() {
    assertRefused(with("tokens", "float"), "tokens must be one of [none, int8, bit], got: float");
  }

  @Test
  void source_fields_keep_their_order_and_lose_their_blanks() {
    NamedList<Object> args = with("source", " b ,  a,c ");
    assertEquals(List.of("b", "a", "c"), EmbeddingConfig.of(args).sources());
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "source", "dest"})
  void a_missing_parameter_is_named(String missing) {
    NamedList<Object> args = new NamedList<>(COMPLETE);
    args.remove(missing);
    assertRefused(args, "'" + missing + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "source", "dest"})
  void a_blank_parameter_is_a_missing_one(String blank) {
    assertRefused(with(blank, "  "), "'" + blank + "'");
  }

  @Test
  void a_misspelt_parameter_is_refused() {
    assertRefused(with("onerror", "skip"), "onerror");
  }

  @Test
  void an_unknown_policy_is_refused_with_the_ones_that_exist() {
    assertRefused(with("onError", "ignore"), "[fail, skip, mark]");
  }

  @Test
  void a_parameter_that_is_given_twice_is_refused() {
    NamedList<Object> args = new NamedList<>(COMPLETE);
    args.add("source", "body");
    assertRefused(args, "'source' is given twice");
  }

  @Test
  void a_list_without_a_field_is_refused() {
    assertRefused(with("source", " , "), "'source' names no field");
  }

  private static NamedList<Object> with(String name, String value) {
    NamedList<Object> args = new NamedList<>(COMPLETE);
    args.remove(name);
    args.add(name, value);
    return args;
  }

  private static void assertRefused(NamedList<Object> args, String named) {
    SolrException refused = assertThrows(SolrException.class, () -> EmbeddingConfig.of(args));
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains(named), refused.getMessage());
  }
}
