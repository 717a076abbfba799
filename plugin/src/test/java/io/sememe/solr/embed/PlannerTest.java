// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.space.VectorUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.junit.jupiter.api.Test;

final class PlannerTest {
  private static final EmbeddingSpace NEW_MODEL =
      new EmbeddingSpace("new", 2, true, 256, JobFixture.NEW.fingerprint());

  private final JobFixture fixture = new JobFixture();
  private final FakeFields fields = new FakeFields();
  private final Planner planner = new Planner(fields, fixture.spaces, this::open);

  @Test
  void a_field_alone_is_filled_where_vectors_are_missing() {
    JobPlan plan = plan("field", "vector");
    assertNull(plan.into());
    assertEquals("missing", plan.mode());
    assertEquals(0.5, plan.load());
    assertEquals(0, plan.tolerate());
    assertNotEquals(plan.id(), plan("field", "vector").id());
  }

  @Test
  void a_second_field_and_a_model_are_switched_to() {
    fixture.claim();
    JobPlan plan =
        plan("field", "vector", "into", "vector_b", "model", "new", "load", "1", "tolerate", "3");
    assertEquals(JobFixture.NEW, plan.into());
    assertEquals("switch", plan.mode());
    assertEquals(1, plan.load());
    assertEquals(3, plan.tolerate());
  }

  @Test
  void after_a_switch_the_first_field_can_be_filled_anew() {
    fixture.claim();
    fixture.spaces.change("vector", known -> known.withNext(JobFixture.NEW).switched());
    JobPlan plan = plan("field", "vector", "into", "vector", "model", "old");
    assertEquals(JobFixture.OLD, plan.into());
  }

  @Test
  void a_second_field_and_a_model_go_together() {
    fixture.claim();
    assertRefused("go together", "field", "vector", "into", "vector_b");
    assertRefused("go together", "field", "vector", "model", "new");
  }

  @Test
  void the_field_that_searches_use_is_not_written_over() {
    fixture.claim();
    assertRefused("another field", "field", "vector", "into", "vector", "model", "new");
  }

  @Test
  void the_vectors_of_another_field_are_not_written_over() {
    fixture.claim();
    fixture.spaces.claim("vector_b", VectorUnit.DOCUMENT, NEW_MODEL);
    assertRefused("of field 'vector_b'", "field", "vector", "into", "vector_b", "model", "new");
  }

  @Test
  void the_model_of_today_is_no_model_to_switch_to() {
    fixture.claim();
    assertRefused("already", "field", "vector", "into", "vector_b", "model", "old");
  }

  @Test
  void a_field_that_no_document_was_encoded_for_cannot_be_switched() {
    assertRefused("switch from", "field", "vector", "into", "vector_b", "model", "new");
  }

  @Test
  void the_schema_must_have_the_fields_and_those_of_their_hashes() {
    fixture.claim();
    assertRefused("no vectors in text", "field", "text");
    fields.hashes.remove("vector_b");
    assertRefused("no vector_b_hash", "field", "vector", "into", "vector_b", "model", "new");
    fields.hashes.remove("vector");
    assertRefused("no vector_hash", "field", "vector");
  }

  @Test
  void the_second_field_must_fit_the_model() {
    fixture.claim();
    fields.fitting.remove("new");
    assertRefused("does not fit", "field", "vector", "into", "vector_b", "model", "new");
  }

  @Test
  void token_vectors_need_a_field_beside_the_second_one_where_documents_get_them() {
    fixture.claim();
    fields.tokens.add("vector");
    plan("field", "vector");
    assertRefused("no vector_b_tokens", "field", "vector", "into", "vector_b", "model", "new");
    fields.tokens.add("vector_b");
    plan("field", "vector", "into", "vector_b", "model", "new");
  }

  private JobPlan plan(String... pairs) {
    Map<String, String> params = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      params.put(pairs[i], pairs[i + 1]);
    }
    return planner.plan(new Parameters(new MapSolrParams(params)));
  }

  private void assertRefused(String said, String... pairs) {
    SolrException refused = assertThrows(SolrException.class, () -> plan(pairs));
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains(said), refused.getMessage());
  }

  private EmbeddingSpace open(String model) {
    return model.equals("old") ? JobFixture.OLD_MODEL : NEW_MODEL;
  }

  private static final class FakeFields implements FieldChecks {
    private final Set<String> vectors = Set.of("vector", "vector_b");
    private final Set<String> hashes = new TreeSet<>(vectors);
    private final Set<String> tokens = new TreeSet<>();
    private final Set<String> fitting = new TreeSet<>(Set.of("old", "new"));

    @Override
    public void requireVectors(String field) {
      require(vectors.contains(field), "no vectors in " + field);
    }

    @Override
    public void requireFits(String field, EmbeddingSpace model) {
      require(fitting.contains(model.model()), "does not fit");
    }

    @Override
    public void requireHashes(String vectorField) {
      require(hashes.contains(vectorField), "no " + VectorField.hashFieldOf(vectorField));
    }

    @Override
    public void requireTokens(String configured, String vectorField) {
      require(
          !tokens.contains(configured) || tokens.contains(vectorField),
          "no " + VectorField.tokensFieldOf(vectorField));
    }

    private static void require(boolean condition, String message) {
      if (!condition) {
        throw SolrErrors.badRequest(message);
      }
    }
  }
}
