// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.shards.FoundDocument;
import java.util.Map;
import org.apache.solr.common.SolrDocument;
import org.junit.jupiter.api.Test;

final class MaxSimRerankerTest {

  @Test
  void relevance_has_the_order_of_cosines_those_below_0_too() {
    double before = MaxSimReranker.relevance(document(Map.of())).value();
    for (float cosine : new float[] {-0.99f, -0.5f, -1e-6f, 0, 1e-6f, 0.5f, 0.99f}) {
      Relevance relevance = MaxSimReranker.relevance(document(Map.of("sememe_maxsim", cosine)));
      assertTrue(relevance.value() > before && relevance.value() < 1, relevance::toString);
      assertEquals(cosine, relevance.signal());
      before = relevance.value();
    }
  }

  @Test
  void a_document_without_token_vectors_has_the_lowest_relevance_there_is() {
    assertEquals(new Relevance(0, -1), MaxSimReranker.relevance(document(Map.of())));
  }

  private static FoundDocument document(Map<String, Object> fields) {
    return new FoundDocument("1", 1, new SolrDocument(fields));
  }
}
