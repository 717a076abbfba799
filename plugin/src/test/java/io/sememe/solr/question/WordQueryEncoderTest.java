// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.TextSpan;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Here is neither a node nor a model: what a request tells must do. */
final class WordQueryEncoderTest {
  private static final String FINGERPRINT = "ab".repeat(16);
  private static final WordQuestion TEA =
      new WordQuestion(
          "text", "tea cup", List.of(new TextSpan(0, 3), new TextSpan(4, 7)), "model", 99, 0.5);

  private final SolrQueryRequest request =
      new SolrQueryRequestBase(null, new MapSolrParams(Map.of())) {};

  @Test
  void what_is_told_needs_no_model_and_is_read_once() {
    tell(ToldWords.value(FINGERPRINT, new float[] {0.6f, -0.8f}, new float[] {0, 1}));
    EncodedWords first = encode();
    assertEquals(FINGERPRINT, first.fingerprint());
    assertArrayEquals(new float[] {0.6f, -0.8f}, first.rows().get(0));
    assertArrayEquals(new float[] {0, 1}, first.rows().get(1));
    tell("forged");
    assertArrayEquals(first.rows().get(0), encode().rows().get(0));
  }

  @Test
  void a_word_without_a_vector_is_told_to_have_none() {
    tell(ToldWords.value(FINGERPRINT, new float[] {1, 0}, new float[0]));
    assertEquals(2, encode().rows().get(0).length);
    assertEquals(0, encode().rows().get(1).length);
  }

  @Test
  void what_is_no_encoding_of_these_words_is_refused_each_time() {
    float[] unit = {1, 0};
    for (String value :
        List.of(
            "forged",
            ToldWords.value("ab", unit, unit),
            ToldWords.value("AB".repeat(16), unit, unit),
            ToldWords.value(FINGERPRINT, new float[] {1}, new float[] {1}, new float[] {1}),
            ToldWords.value(FINGERPRINT, unit, new float[] {1, 1}),
            ToldWords.value(FINGERPRINT, unit, new float[] {Float.NaN, 0}))) {
      tell(value);
      for (int clause = 0; clause < 2; clause++) {
        assertEquals(400, assertThrows(SolrException.class, this::encode).code(), value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void the_parameters_name_covers_all_that_decides_on_the_vectors(int part) {
    WordQuestion other =
        new WordQuestion(
            part == 0 ? "other" : TEA.field(),
            part == 1 ? "tea cap" : TEA.text(),
            part == 2 ? TEA.words().subList(0, 1) : TEA.words(),
            part == 3 ? "other" : TEA.model(),
            part == 4 ? 98 : TEA.maxTokens(),
            part == 5 ? 0.4 : TEA.contrast());
    assertNotEquals(ToldWords.parameter(TEA), ToldWords.parameter(other));
  }

  @Test
  void a_question_has_words() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new WordQuestion("text", "tea", List.of(), "model", 99, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void of_a_vector_neither_all_nor_more_than_nothing_is_taken_off(double contrast) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new WordQuestion("text", "tea", TEA.words(), "model", 99, contrast));
  }

  @Test
  void a_word_alone_has_no_context_and_no_contrast() {
    assertEquals(
        new WordQuestion("text", "cup", List.of(new TextSpan(0, 3)), "model", 99, 0),
        TEA.alone(new TextSpan(4, 7)));
  }

  private void tell(String value) {
    request.setParams(new MapSolrParams(Map.of(ToldWords.parameter(TEA), value)));
  }

  private EncodedWords encode() {
    return new WordQueryEncoder(request).encode(TEA);
  }
}
