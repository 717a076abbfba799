// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static final double EXACT = 1e-12;
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 2};

  @Test
  void the_length_of_a_vector_does_not_matter() {
    assertEquals(1, Agreement.cosine(new float[] {3, 4}, new float[] {6, 8}), EXACT);
    assertEquals(0, Agreement.cosine(EAST, NORTH), EXACT);
  }

  @Test
  void equal_vectors_agree() {
    Agreement agreement = Agreement.of(List.of(EAST, NORTH), List.of(EAST, NORTH));
    assertEquals(new Agreement(1, 1, 0), agreement);
    assertTrue(agreement.holds());
  }

  @Test
  void a_few_vectors_may_lie_apart_and_no_more() {
    assertTrue(hundredWithApart(2).holds());
    assertFalse(hundredWithApart(3).holds());
    assertEquals(0.03, hundredWithApart(3).drifted(), EXACT);
  }

  @Test
  void a_vector_that_is_no_number_lies_apart() {
    List<float[]> broken = List.of(new float[] {Float.NaN, 0});
    assertFalse(Agreement.of(List.of(EAST), broken).holds());
  }

  @Test
  void another_number_of_vectors_cannot_be_compared() {
    assertThrows(
        IllegalArgumentException.class, () -> Agreement.of(List.of(EAST), List.of(EAST, NORTH)));
  }

  private static Agreement hundredWithApart(int apart) {
    List<float[]> theirs = new ArrayList<>(Collections.nCopies(100 - apart, EAST));
    theirs.addAll(Collections.nCopies(apart, NORTH));
    return Agreement.of(Collections.nCopies(100, EAST), theirs);
  }
}
