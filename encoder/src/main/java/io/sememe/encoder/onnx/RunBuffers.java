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
  /** On a CPU there are as many shapes as lengths; on a GPU there is no end of them. */
  private static final int MOST_SHAPES = 1_024;

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
  private boolean padded;

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

  /** Returns how many tokens the longest of some texts has. */
  static int longest(List<long[]> texts) {
    int longest = 0;
    for (long[] text : texts) {
      longest = Math.max(longest, text.length);
    }
    return longest;
  }

  /** Returns the inputs of a run on texts, padded to the longest, valid until the next call. */
  Map<String, OnnxTensor> inputs(List<long[]> texts) throws OrtException {
    Shape shape = new Shape(texts.size(), longest(texts));
    if (shape.texts() * shape.each() > tokens) {
      growInputs(shape.texts() * shape.each());
    }
    LongBuffer ids = numbers.getOrDefault(TextInputs.INPUT_IDS, LongBuffer.allocate(0));
    for (int i = 0; i < texts.size(); i++) {
      long[] text = texts.get(i);
      ids.put(i * shape.each(), text);
      fill(ids, i * shape.each() + text.length, shape.each() - text.length, 0);
    }
    fillTokenTypes(texts, shape);
    fillMask(texts, shape);
    return inputsOf(shape);
  }

  private Map<String, OnnxTensor> inputsOf(Shape shape) throws OrtException {
    Map<String, OnnxTensor> tensors = inputs.get(shape);
    if (tensors == null) {
      makeRoom(inputs);
      tensors = inputTensors(shape);
      inputs.put(shape, tensors);
    }
    return tensors;
  }

  private void fillTokenTypes(List<long[]> texts, Shape shape) {
    LongBuffer types = numbers.get(TextInputs.TOKEN_TYPE_IDS);
    if (types == null) {
      return;
    }
    for (int i = 0; i < texts.size(); i++) {
      int first = segments.firstLength(texts.get(i));
      int second = texts.get(i).length - first;
      int at = i * shape.each();
      fill(types, at, first, 0);
      fill(types, at + first, second, 1);
      fill(types, at + first + second, shape.each() - first - second, 0);
    }
  }

  // It is all ones from the start, and as long as nothing was padded.
  private void fillMask(List<long[]> texts, Shape shape) {
    LongBuffer mask = numbers.get(TextInputs.ATTENTION_MASK);
    padded |= texts.stream().anyMatch(text -> text.length < shape.each());
    if (mask == null || !padded) {
      return;
    }
    for (int i = 0; i < texts.size(); i++) {
      int length = texts.get(i).length;
      fill(mask, i * shape.each(), length, 1);
      fill(mask, i * shape.each() + length, shape.each() - length, 0);
    }
  }

  private static void fill(LongBuffer numbers, int from, int count, long value) {
    for (int i = from; i < from + count; i++) {
      numbers.put(i, value);
    }
  }

  /** Returns where a run on texts is to put what comes out. */
  Map<String, OnnxTensor> outputs(List<long[]> texts) throws OrtException {
    Shape shape = rowsOf(texts);
    int floats = shape.texts() * shape.each() * width;
    if (floats > rows.capacity()) {
      growOutputs(floats);
    }
    Map<String, OnnxTensor> tensors = outputs.get(shape);
    if (tensors == null) {
      makeRoom(outputs);
      FloatBuffer view = rows.slice(0, floats);
      long[] dimensions = form.shape(shape.texts(), shape.each(), width);
      tensors = Map.of(EditedModel.OUTPUT, OnnxTensor.createTensor(environment, view, dimensions));
      outputs.put(shape, tensors);
    }
    return tensors;
  }

  /** Returns what came out for each text, in an array of its own, without its padding. */
  List<float[]> results(List<long[]> texts) {
    int floats = rowsOf(texts).each() * width;
    List<float[]> copies = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      float[] copy = new float[form.of(texts.get(i).length) * width];
      rows.get(i * floats, copy);
      copies.add(copy);
    }
    return copies;
  }

  private Shape rowsOf(List<long[]> texts) {
    return new Shape(texts.size(), form.of(longest(texts)));
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

  private static void makeRoom(Map<?, Map<String, OnnxTensor>> tensors) {
    if (tensors.size() >= MOST_SHAPES) {
      close(tensors);
    }
  }

  // Where there is no memory for all of them, the old ones stay and go on as they are.
  private void growInputs(int capacity) {
    Map<String, LongBuffer> grown = new HashMap<>();
    for (String name : names) {
      LongBuffer buffer = DirectBuffer.of(capacity * Long.BYTES).asLongBuffer();
      // Until something is padded the mask is all ones.
      for (int i = 0; name.equals(TextInputs.ATTENTION_MASK) && i < capacity; i++) {
        buffer.put(i, 1);
      }
      grown.put(name, buffer);
    }
    close(inputs);
    numbers.putAll(grown);
    tokens = capacity;
    padded = false;
  }

  private void growOutputs(int floats) {
    FloatBuffer grown = DirectBuffer.of(Math.multiplyExact(floats, Float.BYTES)).asFloatBuffer();
    close(outputs);
    rows = grown;
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
