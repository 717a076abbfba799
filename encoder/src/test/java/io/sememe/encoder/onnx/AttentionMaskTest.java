// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.sememe.encoder.onnx.graph.AttentionMasks;
import io.sememe.encoder.onnx.graph.GraphTarget;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which form of the mask attention gets where texts are padded, and what stands in it. ONNX Runtime
 * has a kernel for starts in half precision and for some sizes of heads alone, and takes them for
 * something else without a word elsewhere.
 */
class AttentionMaskTest {
  private static final GraphTarget HALVES = new GraphTarget(false, true, true);
  private static final GraphTarget FLOATS = new GraphTarget(false, true, false);

  private static final long[][] MASK = {{1, 1, 1, 0}, {1, 0, 0, 0}, {1, 1, 1, 1}};
  private static final int[] LENGTHS = {3, 1, 4};

  /** Lengths, and where each text begins and the last one ends: of queries and of keys. */
  private static final int[] STARTS = {3, 1, 4, 0, 4, 8, 12, 0, 4, 8, 12};

  @ParameterizedTest
  @CsvSource({
    RealModels.MINILM_FP32 + ", false, 6",
    RealModels.MINILM + ", true, 6",
    RealModels.DEFAULT + ", true, 12"
  })
  void in_half_precision_it_is_lengths_and_starts(String model, boolean floats, int layers) {
    List<byte[]> masks = AttentionMasks.of(model, new GraphTarget(floats, true, true));
    assertEquals(layers, masks.size());
    masks.forEach(mask -> assertArrayEquals(STARTS, values(mask, MASK)));
  }

  @ParameterizedTest
  @CsvSource({
    RealModels.MINILM_FP32 + ", false, 6",
    RealModels.MINILM + ", true, 6",
    RealModels.DEFAULT + ", true, 12"
  })
  void in_float32_it_is_lengths(String model, boolean floats, int layers) {
    List<byte[]> masks = AttentionMasks.of(model, new GraphTarget(floats, true, false));
    assertEquals(layers, masks.size());
    masks.forEach(mask -> assertArrayEquals(LENGTHS, values(mask, MASK)));
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void where_weights_stay_quantised_it_is_lengths(boolean half) {
    GraphTarget target = new GraphTarget(false, true, half);
    List<byte[]> masks = AttentionMasks.of(RealModels.MINILM, target);
    assertEquals(6, masks.size());
    masks.forEach(mask -> assertArrayEquals(LENGTHS, values(mask, MASK)));
  }

  @ParameterizedTest
  @CsvSource({"32, 12", "96, 4", "64, 6", "384, 1"})
  void heads_of_another_size_get_lengths_beside_layers_that_get_starts(int heads, int columns)
      throws IOException {
    List<byte[]> masks = AttentionMasks.ofOtherHeads(heads, columns, HALVES);
    assertEquals(6, masks.size());
    assertArrayEquals(LENGTHS, values(masks.get(0), MASK));
    masks.subList(1, 6).forEach(mask -> assertArrayEquals(STARTS, values(mask, MASK)));
  }

  @ParameterizedTest
  @CsvSource({"48, 8", "24, 16", "16, 24", "6, 64", "4, 96", "3, 128"})
  void heads_of_a_multiple_of_eight_columns_get_starts_in_half_precision_alone(
      int heads, int columns) throws IOException {
    List<byte[]> halves = AttentionMasks.ofOtherHeads(heads, columns, HALVES);
    assertArrayEquals(STARTS, values(halves.get(0), MASK));
    List<byte[]> floats = AttentionMasks.ofOtherHeads(heads, columns, FLOATS);
    assertArrayEquals(LENGTHS, values(floats.get(0), MASK));
  }

  @Test
  void one_text_and_texts_that_are_not_padded_have_lengths_and_starts_too() {
    byte[] mask = AttentionMasks.of(RealModels.MINILM_FP32, HALVES).get(0);
    assertArrayEquals(new int[] {1, 0, 1, 0, 1}, values(mask, new long[][] {{1}}));
    assertArrayEquals(new int[] {2, 0, 3, 0, 3}, values(mask, new long[][] {{1, 1, 0}}));
    assertArrayEquals(
        new int[] {2, 2, 0, 2, 4, 0, 2, 4}, values(mask, new long[][] {{1, 1}, {1, 1}}));
    assertArrayEquals(
        new int[] {1, 1, 1, 0, 1, 2, 3, 0, 1, 2, 3}, values(mask, new long[][] {{1}, {1}, {1}}));
  }

  private static int[] values(byte[] model, long[][] mask) {
    OrtEnvironment environment = OnnxRuntime.environment();
    try (OrtSession session = OnnxRuntime.open(environment, model);
        OnnxTensor input = OnnxTensor.createTensor(environment, mask);
        OrtSession.Result result = session.run(Map.of("attention_mask", input))) {
      return (int[]) result.get(AttentionMasks.OUTPUT).orElseThrow().getValue();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
