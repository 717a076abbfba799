// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.sememe.encoder.onnx.graph.EditedModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one run reads and writes, kept for the next one: buffers outside the heap, and a view of
 * them as tensors for every length that was seen. For one run at a time.
 */
final class RunBuffers implements AutoCloseable {
  private static final String INPUT_IDS = "input_ids";
  private static final String ATTENTION_MASK = "attention_mask";

  private final OrtEnvironment environment;
  private final Set<String> inputs;
  private final FloatBuffer row;
  private final OnnxTensor rowTensor;
  private final Map<String, LongBuffer> values = new HashMap<>();
  private final List<Map<String, OnnxTensor>> byLength = new ArrayList<>();
  private int capacity;

  /**
   * Makes buffers.
   *
   * @param inputs the names of the graph's inputs
   * @param width the length of the row that comes out
   * @param tokens the longest text that is expected; a longer one makes them grow
   */
  RunBuffers(OrtEnvironment environment, Set<String> inputs, int width, int tokens)
      throws OrtException {
    this.environment = environment;
    this.inputs = inputs;
    this.row = direct(width * Float.BYTES).asFloatBuffer();
    this.rowTensor = OnnxTensor.createTensor(environment, row, new long[] {1, width});
    grow(tokens);
  }

  /** Returns the inputs of a run on one text, valid until the next call. */
  Map<String, OnnxTensor> inputs(long[] ids) throws OrtException {
    if (ids.length > capacity) {
      grow(ids.length);
    }
    LongBuffer numbers = values.get(INPUT_IDS);
    if (numbers != null) {
      numbers.put(0, ids);
    }
    while (byLength.size() <= ids.length) {
      byLength.add(Map.of());
    }
    if (byLength.get(ids.length).isEmpty()) {
      byLength.set(ids.length, tensors(ids.length));
    }
    return byLength.get(ids.length);
  }

  /** Returns where the run is to put its row. */
  Map<String, OnnxTensor> outputs() {
    return Map.of(EditedModel.OUTPUT, rowTensor);
  }

  /** Returns the row, in an array of its own. */
  float[] row() {
    float[] copy = new float[row.capacity()];
    row.get(0, copy);
    return copy;
  }

  @Override
  public void close() {
    rowTensor.close();
    closeInputs();
  }

  private void closeInputs() {
    byLength.forEach(tensors -> tensors.values().forEach(OnnxTensor::close));
    byLength.clear();
  }

  private void grow(int tokens) {
    closeInputs();
    capacity = tokens;
    for (String input : inputs) {
      LongBuffer buffer = direct(tokens * Long.BYTES).asLongBuffer();
      // One text, unpadded: the mask is all ones. One segment: token types are 0, as a new buffer.
      for (int i = 0; input.equals(ATTENTION_MASK) && i < tokens; i++) {
        buffer.put(i, 1);
      }
      values.put(input, buffer);
    }
  }

  private Map<String, OnnxTensor> tensors(int length) throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (Map.Entry<String, LongBuffer> value : values.entrySet()) {
      LongBuffer view = value.getValue().slice(0, length);
      tensors.put(
          value.getKey(), OnnxTensor.createTensor(environment, view, new long[] {1, length}));
    }
    return tensors;
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
