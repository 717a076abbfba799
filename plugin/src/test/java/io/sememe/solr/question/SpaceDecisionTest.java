// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import io.sememe.solr.space.VectorUnit;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpaceDecisionTest {
  private static final String OLD = "0".repeat(32);
  private static final String NEW = "1".repeat(32);
  private static final VectorSpace NEXT = new VectorSpace("vector_b", "large", NEW);
  private final FieldSpaces filling =
      FieldSpaces.first(
              "vector", VectorUnit.DOCUMENT, new EmbeddingSpace("small", 384, true, 512, OLD))
          .withNext(NEXT);

  @Test
  void a_request_of_its_own_searches_the_current_space_and_stays_as_it_is() {
    SolrQueryRequest request = request(Map.of("q", "*:*"));
    SolrParams before = request.getParams();
    assertEquals(OLD, SpaceDecision.of(request, filling).fingerprint());
    assertSame(before, request.getParams());
  }

  @Test
  void a_shard_searches_the_space_that_was_decided_on_before_and_after_the_switch() {
    SolrQueryRequest old = request(Map.of("sememe.space.vector", OLD));
    SolrQueryRequest fresh = request(Map.of("sememe.space.vector", NEW));
    for (FieldSpaces spaces : new FieldSpaces[] {filling, filling.switched()}) {
      assertEquals("vector", SpaceDecision.of(old, spaces).field());
      assertEquals("vector_b", SpaceDecision.of(fresh, spaces).field());
    }
  }

  @Test
  void what_is_decided_for_one_field_is_nothing_to_another() {
    SolrQueryRequest request = request(Map.of("sememe.space.other", NEW));
    assertEquals(OLD, SpaceDecision.of(request, filling).fingerprint());
  }

  @Test
  void a_space_that_is_not_there_is_named_and_those_that_are_too() {
    SolrQueryRequest request = request(Map.of("sememe.space.vector", "abc"));
    SolrException refusal =
        assertThrows(SolrException.class, () -> SpaceDecision.of(request, filling));
    assertEquals(409, refusal.code());
    for (String said : new String[] {"abc", OLD, NEW, "'small'", "'large'"}) {
      assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a\nforged log line", "${x}"})
  void what_is_no_fingerprint_is_refused_and_not_repeated(String given) {
    SolrQueryRequest request = request(Map.of("sememe.space.vector", given));
    SolrException refusal =
        assertThrows(SolrException.class, () -> SpaceDecision.of(request, filling));
    assertEquals(400, refusal.code());
    assertEquals("sememe.space.vector must be the fingerprint of a model", refusal.getMessage());
  }

  private static SolrQueryRequest request(Map<String, String> params) {
    return new SolrQueryRequestBase(null, new MapSolrParams(params)) {};
  }
}
