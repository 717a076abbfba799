// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.junit.jupiter.api.Test;

/** Here is neither a node nor a model: what a request tells must do. */
final class SparseQueryEncoderTest {
  private static final Question TEA = new Question("sparse", "tea", null);
  private static final QueryTerms TOLD =
      new QueryTerms("ab".repeat(16), List.of(new Term("tea", 1.5f)), 3, 1);

  private final SolrQueryRequest request =
      new SolrQueryRequestBase(null, new MapSolrParams(Map.of())) {};

  @Test
  void what_is_told_needs_no_model_and_is_read_once() {
    tell(ToldTerms.value(TOLD));
    QueryTerms first = encode();
    assertEquals(TOLD, first);
    tell("forged");
    assertSame(first, encode());
  }

  @Test
  void what_is_refused_is_not_kept_for_the_next_clause() {
    tell("forged");
    for (int clause = 0; clause < 2; clause++) {
      assertEquals(400, assertThrows(SolrException.class, this::encode).code());
    }
  }

  private void tell(String value) {
    request.setParams(
        new MapSolrParams(Map.of(ToldTerms.parameter(TEA, SparsePruning.NONE), value)));
  }

  private QueryTerms encode() {
    return new SparseQueryEncoder(request).encode(TEA, SparsePruning.NONE);
  }
}
