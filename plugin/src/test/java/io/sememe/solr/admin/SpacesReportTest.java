// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.DeviceInUse;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.ModelDetails;
import io.sememe.encoder.ModelState;
import io.sememe.encoder.ModelStatus;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import io.sememe.solr.space.VectorUnit;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.util.Utils;
import org.junit.jupiter.api.Test;

final class SpacesReportTest {
  private static final String HASH = "0".repeat(32);
  private static final EmbeddingSpace SPACE = new EmbeddingSpace("one", 2, true, 16, HASH);
  private static final DeviceInUse CPU = new DeviceInUse("cpu", "no driver");
  private static final FieldSpaces FIELD =
      FieldSpaces.first("vector", VectorUnit.DOCUMENT, SPACE)
          .withNext(new VectorSpace("vector_2", "two", "1".repeat(32)));

  @Test
  void a_model_in_memory_shows_its_fingerprint_and_device_and_a_broken_one_its_reason() {
    List<ModelStatus> installed =
        List.of(
            new ModelStatus("one", ModelState.READY, null, SPACE, CPU, ModelDetails.NONE),
            new ModelStatus(
                "two", ModelState.FAILED, "no such file", null, null, ModelDetails.NONE));
    assertEquals(
        Map.of(
            "one",
                Map.of(
                    "state",
                    "READY",
                    "fingerprint",
                    HASH,
                    "device",
                    "cpu",
                    "fallback",
                    "no driver"),
            "two", Map.of("state", "FAILED", "reason", "no such file")),
        SpacesReport.models(List.of(FIELD), installed));
  }

  @Test
  void a_model_that_is_remembered_and_not_installed_is_shown_as_that() {
    List<ModelStatus> installed =
        List.of(new ModelStatus("one", ModelState.UNLOADED, null, null, null, ModelDetails.NONE));
    assertEquals(
        Map.of("one", Map.of("state", "UNLOADED"), "two", Map.of("state", "NOT_INSTALLED")),
        SpacesReport.models(List.of(FIELD), installed));
  }

  @Test
  void a_configured_model_counts_after_a_switch_and_one_that_nothing_names_does_not() {
    FieldSpaces switched = FIELD.switched();
    List<ModelStatus> installed =
        List.of(new ModelStatus("unnamed", ModelState.READY, null, SPACE, CPU, ModelDetails.NONE));
    assertEquals(
        Map.of("one", Map.of("state", "NOT_INSTALLED"), "two", Map.of("state", "NOT_INSTALLED")),
        SpacesReport.models(List.of(switched), installed));
  }

  @Test
  void a_field_is_shown_with_all_that_is_remembered() {
    Object shown = Utils.fromJSONString(Utils.toJSONString(FIELD.accepting("2".repeat(32))));
    Map<String, Object> current = Map.of("field", "vector", "model", "one", "fingerprint", HASH);
    Map<String, Object> next =
        Map.of("field", "vector_2", "model", "two", "fingerprint", "1".repeat(32));
    assertEquals(
        Map.of(
            "configured",
            "one",
            "unit",
            "document",
            "current",
            current,
            "next",
            next,
            "retired",
            List.of(),
            "accepted",
            List.of("2".repeat(32))),
        shown);
  }
}
