// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.cache.EncodedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.junit.jupiter.api.Test;

/** Covers failure case D.34: a client may tell a question that is to be answered too. */
final class ToldQuestionTest {
  private static final String SPACE = "ab".repeat(16);

  @Test
  void what_a_node_tells_is_read() {
    for (float[] rows : List.of(new float[0], new float[] {1, 0, 0.6f, -0.8f})) {
      EncodedText told = read(ToldQuestions.value(SPACE, rows)).orElseThrow();
      assertEquals(SPACE, told.fingerprint());
      assertArrayEquals(rows, told.floats());
    }
    assertTrue(
        ToldQuestion.telling("model", "tea").reader().apply(new MapSolrParams(Map.of())).isEmpty());
  }

  @Test
  void what_cannot_be_vectors_of_tokens_is_refused() {
    for (String value :
        List.of(
            "",
            "forged",
            SPACE.substring(1),
            ToldQuestions.value("ab", 1, 0),
            ToldQuestions.value("AB".repeat(16), 1, 0),
            ToldQuestions.value(SPACE, 0, 0),
            ToldQuestions.value(SPACE, 1, 0.5f),
            ToldQuestions.value(SPACE, 1, 0, 1, 0, 0),
            ToldQuestions.value(SPACE, 1, 0, 0.1f, 0),
            ToldQuestions.value(SPACE, 1e30f, 0),
            ToldQuestions.value(SPACE, Float.NaN, 0),
            ToldQuestions.value(SPACE, Float.POSITIVE_INFINITY, 0))) {
      SolrException refusal = assertThrows(SolrException.class, () -> read(value), value);
      assertEquals(400, refusal.code());
      assertTrue(refusal.getMessage().startsWith("sememe.asked."), refusal::getMessage);
    }
  }

  @Test
  void the_parameters_name_covers_model_and_text() {
    String tea = ToldQuestion.parameter("model", "tea");
    assertEquals(tea, ToldQuestion.parameter("model", "tea"));
    assertNotEquals(tea, ToldQuestion.parameter("other", "tea"));
    assertNotEquals(tea, ToldQuestion.parameter("model", "Tea"));
    assertNotEquals(tea, ToldQuestion.parameter("modelt", "ea"));
  }

  private static Optional<EncodedText> read(String value) {
    Telling<EncodedText> telling = ToldQuestion.telling("model", "tea");
    return telling.reader().apply(new MapSolrParams(Map.of(telling.parameter(), value)));
  }
}
