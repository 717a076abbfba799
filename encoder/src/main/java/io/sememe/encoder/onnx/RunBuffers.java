// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.TextInputs;
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
 * them as tensors for every shape that was seen. For one run at a time.
 */
final class RunBuffers implements AutoCloseable {
  private final OrtEnvironment environment;
  private final Set<String> names;
  private final int width;
  private final Map<Shape, Map<String, OnnxTensor>> inputs = new HashMap<>();
  private final Map<Integer, Map<String, OnnxTensor>> outputs = new HashMap<>();
  private final Map<String, LongBuffer> numbers = new HashMap<>();
  private FloatBuffer rows = FloatBuffer.allocate(0);
  private int tokens;

  /**
   * What a run takes.
   *
   * @param texts how many
   * @param tokens how many each of them has
   */
  private record Shape(int texts, int tokens) {}

  /**
   * Makes buffers.
   *
   * @param names the names of the graph's inputs
   * @param width the length of a row that comes out
   * @param tokens the most tokens that a run is expected to have; one with more makes them grow
   */
  RunBuffers(OrtEnvironment environment, Set<String> names, int width, int tokens) {
    this.environment = environment;
    this.names = names;
    this.width = width;
    growInputs(tokens);
    growOutputs(1);
  }

  /** Returns the inputs of a run on texts of equal length, valid until the next call. */
  Map<String, OnnxTensor> inputs(List<long[]> texts) throws OrtException {
    Shape shape = new Shape(texts.size(), texts.get(0).length);
    if (shape.texts() * shape.tokens() > tokens) {
      growInputs(shape.texts() * shape.tokens());
    }
    LongBuffer ids = numbers.getOrDefault(TextInputs.INPUT_IDS, LongBuffer.allocate(0));
    for (int i = 0; i < texts.size(); i++) {
      ids.put(i * shape.tokens(), texts.get(i));
    }
    Map<String, OnnxTensor> tensors = inputs.get(shape);
    if (tensors == null) {
      tensors = inputTensors(shape);
      inputs.put(shape, tensors);
    }
    return tensors;
  }

  /** Returns where a run is to put its rows, one for each text. */
  Map<String, OnnxTensor> outputs(int texts) throws OrtException {
    if (texts * width > rows.capacity()) {
      growOutputs(texts);
    }
    Map<String, OnnxTensor> tensors = outputs.get(texts);
    if (tensors == null) {
      FloatBuffer view = rows.slice(0, texts * width);
      long[] shape = {texts, width};
      tensors = Map.of(EditedModel.OUTPUT, OnnxTensor.createTensor(environment, view, shape));
      outputs.put(texts, tensors);
    }
    return tensors;
  }

  /** Returns the rows, each in an array of its own. */
  List<float[]> rows(int texts) {
    List<float[]> copies = new ArrayList<>(texts);
    for (int i = 0; i < texts; i++) {
      float[] copy = new float[width];
      rows.get(i * width, copy);
      copies.add(copy);
    }
    return copies;
  }

  @Override
  public void close() {
    close(inputs);
    close(outputs);
  }

  private static void close(Map<?, Map<String, OnnxTensor>> tensors) {
    tensors.values().forEach(byName -> byName.values().forEach(OnnxTensor::close));
    tensors.clear();
  }

  private void growInputs(int capacity) {
    close(inputs);
    tokens = capacity;
    for (String name : names) {
      LongBuffer buffer = direct(capacity * Long.BYTES).asLongBuffer();
      // Unpadded: the mask is all ones. One segment: token types are 0, as a new buffer.
      for (int i = 0; name.equals(TextInputs.ATTENTION_MASK) && i < capacity; i++) {
        buffer.put(i, 1);
      }
      numbers.put(name, buffer);
    }
  }

  private void growOutputs(int texts) {
    close(outputs);
    rows = direct(texts * width * Float.BYTES).asFloatBuffer();
  }

  private Map<String, OnnxTensor> inputTensors(Shape shape) throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (Map.Entry<String, LongBuffer> input : numbers.entrySet()) {
      LongBuffer view = input.getValue().slice(0, shape.texts() * shape.tokens());
      long[] dimensions = {shape.texts(), shape.tokens()};
      tensors.put(input.getKey(), OnnxTensor.createTensor(environment, view, dimensions));
    }
    return tensors;
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
