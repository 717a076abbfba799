// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.integration.measure.quality.Cutting;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityMeasurementTest {

  @Test
  void documents_are_not_cut_unless_it_is_asked_for() throws UsageException {
    assertEquals(Cutting.NONE, cutting());
  }

  @Test
  void every_way_to_cut_has_a_word() throws UsageException {
    assertEquals(Cutting.NONE, cutting("--passages", "none"));
    assertEquals(Cutting.TOKENS, cutting("--passages", "tokens"));
    assertEquals(Cutting.SENTENCE, cutting("--passages", "sentence"));
    assertEquals(Cutting.LATE, cutting("--passages", "late"));
  }

  @Test
  void another_word_is_refused_with_those_there_are() {
    UsageException refused =
        assertThrows(UsageException.class, () -> cutting("--passages", "words"));
    assertEquals(
        "--passages takes one of [none, tokens, sentence, late], got: words", refused.getMessage());
  }

  private static Cutting cutting(String... words) throws UsageException {
    return QualityMeasurement.cutting(Arguments.parse(List.of(words), QualityMeasurement.OPTIONS));
  }
}
