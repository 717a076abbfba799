// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.sememe.encoder.model.CudaSettings;
import io.sememe.encoder.model.WeightForm;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trained models: their attention beside what their own files call softmax. */
class AttentionAgreementTest {
  private static final float ROUNDING = 1e-5f;
  private static final Segments PAIR = ids -> 4;

  @ParameterizedTest
  @CsvSource({
    RealModels.MINILM_FP32 + ", 6",
    RealModels.MINILM + ", 6",
    RealModels.DEFAULT + ", 12"
  })
  void it_is_the_softmax_of_the_unedited_file(String model, int layers)
      throws IOException, OrtException {
    Path file = RealModels.folder().resolve(model).resolve("model.onnx");
    long[] pair = {101, 1996, 2314, 102, 2009, 2001, 2205, 2898, 1012, 102};
    try (AttentionSession session = AttentionSession.open(file, Placement.CPU)) {
      assertEquals(layers, session.layers());
      float[] weights = session.run(pair, PAIR);
      assertArrayEquals(unedited(file, layers, pair), weights, ROUNDING);
    }
  }

  // The same file, with its weights as the product runs them.
  @Test
  void an_int8_model_that_runs_in_floats_is_shown_in_floats() {
    Path file = RealModels.folder().resolve(RealModels.MINILM).resolve("model.onnx");
    Placement floats = new Placement(List.of(), Optional.of(WeightForm.FLOAT), CudaSettings.USUAL);
    long[] text = {101, 2009, 2001, 2205, 2898, 102};
    try (AttentionSession stored = AttentionSession.open(file, Placement.CPU);
        AttentionSession dequantized = AttentionSession.open(file, floats)) {
      float[] expected = stored.run(text, Segments.ONE);
      float[] weights = dequantized.run(text, Segments.ONE);
      assertArrayEquals(expected, weights, 0.2f);
      assertFalse(Arrays.equals(expected, weights));
    }
  }

  private static float[] unedited(Path path, int layers, long[] ids)
      throws IOException, OrtException {
    ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(path)).toBuilder();
    for (int i = 0; i < layers; i++) {
      model.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(softmax(i)));
    }
    OrtEnvironment environment = OnnxRuntime.environment();
    long[] types = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    long[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    try (SessionOptions options = new SessionOptions();
        OrtSession session = environment.createSession(model.build().toByteArray(), options);
        OnnxTensor tokens = OnnxTensor.createTensor(environment, new long[][] {ids});
        OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        OnnxTensor segments = OnnxTensor.createTensor(environment, new long[][] {types});
        Result result =
            session.run(
                Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", segments))) {
      int size = 12 * ids.length * ids.length;
      float[] weights = new float[layers * size];
      for (int i = 0; i < layers; i++) {
        OnnxTensor layer = (OnnxTensor) result.get(softmax(i)).orElseThrow();
        layer.getFloatBuffer().get(weights, i * size, size);
      }
      return weights;
    }
  }

  private static String softmax(int layer) {
    return "/encoder/layer." + layer + "/attention/self/Softmax_output_0";
  }
}
