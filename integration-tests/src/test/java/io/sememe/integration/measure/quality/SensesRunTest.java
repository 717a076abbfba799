// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.measure.texts.WordSense;
import io.sememe.integration.measure.texts.WordSenses;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensesRunTest {

  private static final BeirCollection BANKS =
      WordSenses.collection(
          List.of(
              new WordSense("bank", "river", List.of("mud", "reeds"), List.of("wet bank")),
              new WordSense("bank", "money", List.of("fees"), List.of("rich bank"))));

  @Test
  void the_mean_is_over_all_queries_and_all_documents_are_asked_for() {
    // 1/2 and 2/3 for the two of the river; 1 for the one of money
    double byHand = ((1 / 2.0 + 2 / 3.0) / 2 + 1) / 2;
    List<String> ranking = List.of("bank-money-1", "bank-river-1", "bank-river-2");
    Way way =
        (question, documents) -> {
          assertEquals(3, documents);
          return ranking;
        };
    assertEquals(byHand, SensesRun.map(BANKS, way), 1e-12);
  }
}
