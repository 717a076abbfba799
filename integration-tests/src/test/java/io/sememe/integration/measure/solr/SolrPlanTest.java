// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.measure.texts.Corpus;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolrPlanTest {

  @Test
  void what_is_timed_was_never_asked_before() {
    for (int queries : List.of(1, 20, 1_000)) {
      SolrPlan plan =
          new SolrPlan("m", Corpus.generated(1), List.of("why do wings stall"), queries, 1);
      List<String> questions = plan.questions();
      assertEquals(queries + plan.warmUpQueries(), questions.size());
      assertEquals(questions.size(), new HashSet<>(questions).size());
    }
  }

  @Test
  void the_warm_up_is_no_longer_than_what_is_timed() {
    assertEquals(20, warmUp(20));
    assertEquals(200, warmUp(1_000));
  }

  private static int warmUp(int queries) {
    return new SolrPlan("m", Corpus.generated(1), List.of("why"), queries, 1).warmUpQueries();
  }
}
