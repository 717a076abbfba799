// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void batches_that_were_sent_again_are_counted_apart() {
    Counts counts =
        Counts.NONE
            .plus(new Delivery(10, 1, 10))
            .plus(new Delivery(10, 3, 17))
            .plus(new Delivery(5, 1, 5));
    assertEquals(new Counts(25, 15, 15, 1, 17), counts);
    assertEquals(1, counts.inferencesPerText());
  }

  @Test
  void a_text_that_was_encoded_twice_shows() {
    assertEquals(1.1, Counts.NONE.plus(new Delivery(10, 1, 11)).inferencesPerText(), 1e-9);
  }
}
