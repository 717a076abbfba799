// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.Rows;
import io.sememe.encoder.onnx.graph.TextInputs;
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
  private final Segments segments;
  private final Rows form;
  private final int width;
  private final Map<Shape, Map<String, OnnxTensor>> inputs = new HashMap<>();
  private final Map<Shape, Map<String, OnnxTensor>> outputs = new HashMap<>();
  private final Map<String, LongBuffer> numbers = new HashMap<>();
  private FloatBuffer rows = FloatBuffer.allocate(0);
  private int tokens;

  /**
   * What a run takes or gives.
   *
   * @param texts how many
   * @param each how many tokens each of them has, or how many rows it gets
   */
  private record Shape(int texts, int each) {}

  /**
   * Makes buffers.
   *
   * @param names the names of the graph's inputs
   * @param segments which token type each token has
   * @param form what comes out of a run
   * @param width the length of a row that comes out
   * @param tokens the most tokens that a run is expected to have; one with more makes them grow
   */
  RunBuffers(
      OrtEnvironment environment,
      Set<String> names,
      Segments segments,
      Rows form,
      int width,
      int tokens) {
    this.environment = environment;
    this.names = names;
    this.segments = segments;
    this.form = form;
    this.width = width;
    growInputs(tokens);
    growOutputs(form.of(tokens) * width);
  }

  /** Returns the inputs of a run on texts of equal length, valid until the next call. */
  Map<String, OnnxTensor> inputs(List<long[]> texts) throws OrtException {
    Shape shape = new Shape(texts.size(), texts.get(0).length);
    if (shape.texts() * shape.each() > tokens) {
      growInputs(shape.texts() * shape.each());
    }
    LongBuffer ids = numbers.getOrDefault(TextInputs.INPUT_IDS, LongBuffer.allocate(0));
    for (int i = 0; i < texts.size(); i++) {
      ids.put(i * shape.each(), texts.get(i));
    }
    fillTokenTypes(texts);
    Map<String, OnnxTensor> tensors = inputs.get(shape);
    if (tensors == null) {
      tensors = inputTensors(shape);
      inputs.put(shape, tensors);
    }
    return tensors;
  }

  private void fillTokenTypes(List<long[]> texts) {
    LongBuffer types = numbers.get(TextInputs.TOKEN_TYPE_IDS);
    if (types == null) {
      return;
    }
    int at = 0;
    for (long[] text : texts) {
      int first = segments.firstLength(text);
      for (int token = 0; token < text.length; token++) {
        types.put(at++, token < first ? 0 : 1);
      }
    }
  }

  /** Returns where a run on texts of equal length is to put what comes out. */
  Map<String, OnnxTensor> outputs(List<long[]> texts) throws OrtException {
    Shape shape = rowsOf(texts);
    int floats = shape.texts() * shape.each() * width;
    if (floats > rows.capacity()) {
      growOutputs(floats);
    }
    Map<String, OnnxTensor> tensors = outputs.get(shape);
    if (tensors == null) {
      FloatBuffer view = rows.slice(0, floats);
      long[] dimensions = form.shape(shape.texts(), shape.each(), width);
      tensors = Map.of(EditedModel.OUTPUT, OnnxTensor.createTensor(environment, view, dimensions));
      outputs.put(shape, tensors);
    }
    return tensors;
  }

  /** Returns what came out for each text, in an array of its own. */
  List<float[]> results(List<long[]> texts) {
    int floats = rowsOf(texts).each() * width;
    List<float[]> copies = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      float[] copy = new float[floats];
      rows.get(i * floats, copy);
      copies.add(copy);
    }
    return copies;
  }

  private Shape rowsOf(List<long[]> texts) {
    return new Shape(texts.size(), form.of(texts.get(0).length));
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
      LongBuffer buffer = DirectBuffer.of(capacity * Long.BYTES).asLongBuffer();
      // Unpadded: the mask is all ones.
      for (int i = 0; name.equals(TextInputs.ATTENTION_MASK) && i < capacity; i++) {
        buffer.put(i, 1);
      }
      numbers.put(name, buffer);
    }
  }

  private void growOutputs(int floats) {
    close(outputs);
    rows = DirectBuffer.of(floats * Float.BYTES).asFloatBuffer();
  }

  private Map<String, OnnxTensor> inputTensors(Shape shape) throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (Map.Entry<String, LongBuffer> input : numbers.entrySet()) {
      LongBuffer view = input.getValue().slice(0, shape.texts() * shape.each());
      long[] dimensions = {shape.texts(), shape.each()};
      tensors.put(input.getKey(), OnnxTensor.createTensor(environment, view, dimensions));
    }
    return tensors;
  }
}
