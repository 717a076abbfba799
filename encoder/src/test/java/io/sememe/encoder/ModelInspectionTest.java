// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInspectionTest {
  private static final String MODEL = "tiny";

  @TempDir Path folder;
  private TinyModels models;

  @BeforeEach
  void write() {
    models = new TinyModels(folder).write(MODEL);
  }

  @Test
  void tells_what_the_graph_takes_and_gives() {
    ModelInspection tiny = inspect();
    assertEquals(
        List.of(
            "input_ids int64[batch, sequence]",
            "attention_mask int64[batch, sequence]",
            "token_type_ids int64[batch, sequence]"),
        tiny.inputs().stream().map(String::valueOf).toList());
    assertEquals(List.of("last_hidden_state"), names(tiny.outputs()));
    assertEquals(Integer.toString(TinyOnnx.WIDTH), tiny.outputs().get(0).shape().get(2));
    assertEquals(Set.of("ai.onnx"), tiny.opsets().keySet());
    assertTrue(tiny.operators().get("Gather") >= 1, tiny.operators()::toString);
    assertTrue(tiny.parameters() > TinyOnnx.WIDTH, () -> String.valueOf(tiny.parameters()));
  }

  @Test
  void tells_what_the_descriptor_says() {
    ModelInspection tiny = inspect();
    assertEquals("text-embedding", tiny.task());
    assertEquals("mean", tiny.pooling());
    assertEquals(TinyModels.MAX_TOKENS, tiny.maxTokens());
    assertEquals(Map.of("sememe.json", TinyModels.MAX_TOKENS), tiny.tokenLimits());
  }

  @Test
  void tells_the_sums_of_the_files_and_which_are_pinned() {
    assertFalse(inspect().isPinned());
    ObjectNode descriptor = TinyModels.descriptor();
    ObjectNode sums = descriptor.putObject("sha256");
    for (String file : List.of("model.onnx", "tokenizer.json")) {
      sums.put(file, models.sha256(MODEL, file));
    }
    models.descriptor(MODEL, descriptor);
    ModelInspection pinned = inspect();
    assertTrue(pinned.isPinned());
    assertEquals(models.sha256(MODEL, "model.onnx"), pinned.files().get("model.onnx").sha256());
  }

  @Test
  void refuses_a_file_with_another_sum() {
    ObjectNode descriptor = TinyModels.descriptor();
    descriptor.putObject("sha256").put("model.onnx", "0".repeat(64));
    models.descriptor(MODEL, descriptor);
    EncoderException refused = assertThrows(EncoderException.class, this::inspect);
    assertEquals(Kind.FAILED, refused.kind());
    assertTrue(refused.getMessage().contains("model.onnx has SHA-256"), refused::getMessage);
  }

  @Test
  void refuses_what_is_no_onnx_file() {
    models.text(MODEL, "model.onnx", "no graph");
    EncoderException refused = assertThrows(EncoderException.class, this::inspect);
    assertEquals(Kind.FAILED, refused.kind());
  }

  private ModelInspection inspect() {
    return ModelInspection.of(folder.resolve(MODEL));
  }

  private static List<String> names(List<ModelInspection.Slot> slots) {
    return slots.stream().map(ModelInspection.Slot::name).toList();
  }
}
