// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.ModelVerification.FileCheck;
import io.sememe.encoder.ModelVerification.GoldenCheck;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors that a model must give, and what is told of a model that is not what it was. */
class GoldenOfDescriptorTest {
  private static final String TEXT = "the bank of the river";

  @TempDir Path folder;
  private TinyModels models;
  private Encoders encoders;
  private float[] vector;

  @BeforeEach
  void open() {
    models = new TinyModels(folder).write("m");
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
    vector = encoders.textEmbedder("m").embed(TEXT, Role.QUERY, soon()).vector();
    encoders.unload("m");
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void a_model_that_gives_them_is_ready_and_verified() {
    models.descriptor("m", golden("query", vector));
    load();
    ModelVerification verification = encoders.verify("m", soon());
    assertTrue(verification.holds());
    GoldenCheck check = verification.golden().get(0);
    assertEquals(TEXT, check.text());
    assertEquals(Role.QUERY, check.role());
    assertEquals(1, check.cosine(), 1e-6);
    assertEquals(0.999, check.least());
  }

  @Test
  void a_model_that_misses_one_has_failed() {
    float[] other = vector.clone();
    other[0] += 0.1f;
    models.descriptor("m", golden("query", other));
    String reason = failed();
    assertTrue(reason.startsWith("model 'm': golden vector 1 in sememe.json"), reason);
    assertTrue(reason.contains("must have 0.999"), reason);
    assertFalse(reason.contains(TEXT), reason);
  }

  @Test
  void a_golden_vector_belongs_to_its_role() {
    ObjectNode json = golden("passage", vector);
    json.withObject("/prefix").put("passage", "bank ");
    models.descriptor("m", json);
    assertTrue(failed().contains("golden vector 1"));
  }

  @Test
  void a_golden_vector_of_another_dimension_is_refused() {
    models.descriptor("m", golden("query", new float[] {1, 2}));
    assertTrue(failed().contains("has 2 dimensions, the model gives 8"));
  }

  @Test
  void verifying_tells_a_changed_file_from_a_changed_vector() {
    models.descriptor("m", pinned(golden("query", vector)));
    load();
    models.model("m", TinyModels.encoder().seed(3).toBytes());
    ModelVerification changedFile = encoders.verify("m", soon());
    assertFalse(changedFile.holds());
    FileCheck model = changedFile.files().get("model.onnx");
    assertEquals(models.sha256("m", "model.onnx"), model.sha256());
    assertFalse(model.holds());
    assertEquals(model.pinned(), model.loaded());
    assertTrue(changedFile.files().get("tokenizer.json").holds());
    assertTrue(changedFile.golden().get(0).holds(), "the model in memory is what it was");

    models.model("m", TinyModels.encoder().toBytes());
    float[] other = vector.clone();
    other[0] = -other[0];
    models.descriptor("m", pinned(golden("query", other)));
    ModelVerification changedVector = encoders.verify("m", soon());
    assertTrue(changedVector.files().values().stream().allMatch(FileCheck::holds));
    assertFalse(changedVector.golden().get(0).holds());
    assertFalse(changedVector.holds());
  }

  @Test
  void a_model_that_is_not_in_memory_is_not_loaded_to_be_verified() {
    models.descriptor("m", golden("query", vector));
    ModelVerification verification = encoders.verify("m", soon());
    assertTrue(verification.holds());
    assertEquals(List.of(), verification.golden());
    assertNull(verification.files().get("model.onnx").loaded());
    assertEquals(ModelState.UNLOADED, encoders.models().get(0).state());
    EncoderException e =
        assertThrows(EncoderException.class, () -> encoders.verify("other", soon()));
    assertEquals(EncoderException.Kind.UNKNOWN_MODEL, e.kind());
  }

  @Test
  void a_model_that_was_only_verified_is_loaded_by_its_first_use() {
    models.write("n");
    assertTrue(encoders.verify("n", soon()).holds());
    assertEquals(8, encoders.textEmbedder("n").space(soon()).dimension());
  }

  @Test
  void warming_and_verifying_count_as_no_use() {
    models.descriptor("m", golden("query", vector));
    load();
    ModelUsage before = encoders.usage().get("m");
    encoders.warm("m", soon());
    assertTrue(encoders.verify("m", soon()).holds());
    assertEquals(before, encoders.usage().get("m"));
  }

  @Test
  void the_details_of_a_model_in_memory_are_told() {
    models.descriptor("m", pinned(golden("query", vector)).put("licence", "MIT"));
    load();
    ModelDetails details = encoders.models().get(0).details();
    assertEquals("text-embedding", details.task());
    assertEquals("MIT", details.licence());
    assertEquals(models.sha256("m", "model.onnx"), details.sha256().get("model.onnx"));
    assertEquals(List.of(), details.warnings());
    assertEquals(TinyModels.MAX_TOKENS, details.tokenLimits().get("sememe.json"));
  }

  private void load() {
    encoders.startLoading("m");
    encoders.await("m", soon());
  }

  private String failed() {
    EncoderException e = assertThrows(EncoderException.class, this::load);
    assertEquals(EncoderException.Kind.FAILED, e.kind());
    return e.getMessage();
  }

  private static ObjectNode golden(String role, float[] values) {
    ObjectNode json = TinyModels.descriptor();
    ObjectNode golden = json.putArray("golden").addObject().put("text", TEXT).put("role", role);
    ArrayNode list = golden.putArray("vector");
    for (float value : values) {
      list.add(value);
    }
    return json;
  }

  private ObjectNode pinned(ObjectNode json) {
    for (String file : List.of("model.onnx", "tokenizer.json")) {
      json.withObject("/sha256").put(file, models.sha256("m", file));
    }
    return json;
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
