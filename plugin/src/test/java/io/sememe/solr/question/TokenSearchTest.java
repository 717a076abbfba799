// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.cache.EncodedText;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Covers failure case D.34: a client may tell tokens too. */
final class TokenSearchTest {
  private static final String SPACE = "ab".repeat(16);
  private static final float[] ROWS = {1, 0, 0, 1};
  private static final String PARAMETER =
      ToldEncoding.tokensParameter(new Question("vector", "tea", null));

  @Test
  void what_a_node_tells_is_read() {
    EncodedText told = read(ToldEncoding.value(encoded(SPACE, ROWS)));
    assertEquals(SPACE, told.fingerprint());
    assertEquals(ROWS.length, told.floats().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "abc",
        "ABABABABABABABABABABABABABABABAB",
        "not0hexadecimal0digits0at0all000"
      })
  void a_fingerprint_that_no_space_has_is_refused_before_documents_are_compared(
      String fingerprint) {
    assertRefused(encoded(fingerprint, ROWS));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void numbers_that_are_none_are_refused(float value) {
    assertRefused(encoded(SPACE, new float[] {1, value}));
  }

  private static void assertRefused(EncodedText told) {
    SolrException refusal = assertThrows(SolrException.class, () -> read(ToldEncoding.value(told)));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().startsWith(PARAMETER), refusal.getMessage());
  }

  private static EncodedText encoded(String fingerprint, float[] rows) {
    return new EncodedText(fingerprint, rows, 2, 0, 0, 0);
  }

  private static EncodedText read(String value) {
    return ToldEncoding.of(
            new MapSolrParams(Map.of(PARAMETER, value)), PARAMETER, TokenSearch::requireVectors)
        .orElseThrow();
  }
}
