// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.solr.VectorField;
import io.sememe.solr.cache.EncodedText;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.schema.DenseVectorField;
import org.junit.jupiter.api.Test;

/** Here is neither a node nor a model: what a request tells must do. */
final class QueryEncoderTest {
  private static final Question TEA = new Question("vector", "tea", null);
  private static final SearchedField SEARCHED =
      new SearchedField(
          new VectorField("vector", new DenseVectorField(2, VectorSimilarityFunction.COSINE, null)),
          Optional.empty());
  private static final EncodedText TOLD = new EncodedText("ab", new float[] {0.5f, -2}, 3, 1, 4, 2);

  private final SolrQueryRequest request =
      new SolrQueryRequestBase(
          null,
          new MapSolrParams(
              Map.of(ToldEncoding.vectorParameter(TEA), ToldEncoding.value(TOLD)))) {};

  @Test
  void what_is_told_needs_no_model() {
    SemanticSearch search = new QueryEncoder(request).encode(TEA, SEARCHED);
    assertArrayEquals(TOLD.floats(), search.vector());
    assertEquals(3, search.encoded().tokens());
    assertEquals(TEA, search.question());
  }

  @Test
  void all_clauses_of_a_request_have_the_same_array() {
    EncodedText first = new QueryEncoder(request).encode(TEA, SEARCHED).encoded();
    request.setParams(new MapSolrParams(Map.of()));
    assertSame(first, new QueryEncoder(request).encode(TEA, SEARCHED).encoded());
  }

  @Test
  void what_is_refused_is_not_kept_for_the_next_clause() {
    request.setParams(new MapSolrParams(Map.of(ToldEncoding.vectorParameter(TEA), "forged")));
    for (int clause = 0; clause < 2; clause++) {
      QueryEncoder encoder = new QueryEncoder(request);
      SolrException refusal =
          assertThrows(SolrException.class, () -> encoder.encode(TEA, SEARCHED));
      assertEquals(400, refusal.code());
    }
  }
}
