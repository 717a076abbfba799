// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A constant of int8 as floats: (value - zero point) x scale. Only the 8 bits are kept until the
 * floats are asked for, which are four times as large.
 *
 * @param values the constant, INT8 or UINT8
 * @param scales one, or one per index of the axis
 * @param zeros one, or one per index of the axis
 * @param axis along which scales and zero points differ, 0 or more; below the rank unless one of
 *     each holds for all values
 */
record Dequantized(TensorProto values, float[] scales, int[] zeros, int axis) {

  /** Longer arrays some JVMs refuse. */
  private static final int MAX_VALUES = (Integer.MAX_VALUE - 8) / Float.BYTES;

  /**
   * Returns the floats that a quantised constant stands for, if its values can be read.
   *
   * @param zero the zero point; "" when it is 0
   * @param axis along which scales and zero points may differ; negative: counted from the last
   */
  static Optional<Dequantized> of(
      Graph graph, Weights weights, String values, String scale, String zero, long axis)
      throws IOException {
    Optional<TensorProto> constant = graph.constant(values).filter(Dequantized::isInteger);
    Optional<TensorProto> scales =
        graph.constant(scale).filter(it -> it.getDataType() == Weights.FLOAT);
    if (constant.isEmpty() || scales.isEmpty() || !weights.isReadable(constant.get())) {
      return Optional.empty();
    }
    TensorProto tensor = constant.get();
    Optional<ByteBuffer> scaleBytes = weights.bytes(scales.get());
    Optional<ByteBuffer> zeroBytes = zeroBytes(graph, weights, zero, tensor.getDataType());
    if (scaleBytes.isEmpty() || zeroBytes.isEmpty() || Weights.count(tensor) > MAX_VALUES) {
      return Optional.empty();
    }
    boolean unsigned = tensor.getDataType() == Weights.UINT8;
    long along = axis < 0 ? axis + tensor.getDimsCount() : axis;
    return Optional.of(
            new Dequantized(
                tensor,
                floats(scaleBytes.get()),
                numbers(zeroBytes.get(), unsigned),
                (int) Math.max(0, Math.min(along, tensor.getDimsCount()))))
        .filter(Dequantized::fits);
  }

  private static boolean isInteger(TensorProto tensor) {
    return tensor.getDataType() == Weights.INT8 || tensor.getDataType() == Weights.UINT8;
  }

  private static Optional<ByteBuffer> zeroBytes(Graph graph, Weights weights, String zero, int type)
      throws IOException {
    if (zero.isEmpty()) {
      return Optional.of(ByteBuffer.allocate(1));
    }
    Optional<TensorProto> zeros = graph.constant(zero).filter(it -> it.getDataType() == type);
    return zeros.isEmpty() ? Optional.empty() : weights.bytes(zeros.get());
  }

  private boolean fits() {
    return fits(scales.length) && fits(zeros.length);
  }

  private boolean fits(int length) {
    return length == 1 || (axis < values.getDimsCount() && length == values.getDims(axis));
  }

  private static float[] floats(ByteBuffer bytes) {
    float[] floats = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(floats);
    return floats;
  }

  private static int[] numbers(ByteBuffer bytes, boolean unsigned) {
    int[] numbers = new int[bytes.remaining()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(bytes.get(i), unsigned);
    }
    return numbers;
  }

  private static int number(byte value, boolean unsigned) {
    return unsigned ? Byte.toUnsignedInt(value) : value;
  }

  /** Returns the floats, little-endian, position 0; empty when the file no longer has them. */
  Optional<ByteBuffer> floats(Weights weights) throws IOException {
    Optional<ByteBuffer> bytes = weights.bytes(values);
    return bytes.isEmpty() ? Optional.empty() : Optional.of(floatsOf(bytes.get()));
  }

  private ByteBuffer floatsOf(ByteBuffer bytes) {
    boolean unsigned = values.getDataType() == Weights.UINT8;
    int channels = Math.max(scales.length, zeros.length);
    int run = channels == 1 ? bytes.remaining() : runLength();
    ByteBuffer floats =
        ByteBuffer.allocate(bytes.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      for (int channel = 0; channel < channels; channel++) {
        float scale = scales[scales.length == 1 ? 0 : channel];
        int zero = zeros[zeros.length == 1 ? 0 : channel];
        for (int i = 0; i < run; i++) {
          floats.putFloat((number(bytes.get(), unsigned) - zero) * scale);
        }
      }
    }
    return floats.flip();
  }

  /** Adds operators that make the floats under a name. */
  void spellOut(GraphProto.Builder graph, String name) {
    String numbers = name + "/numbers";
    graph.addNode(
        node("Cast", numbers, values.getName())
            .addAttribute(Attributes.of("to", (long) Weights.FLOAT)));
    String centred = numbers;
    if (Arrays.stream(zeros).anyMatch(zero -> zero != 0)) {
      centred = name + "/centred";
      graph.addInitializer(constant(name + "/zeros", floats(zeros)));
      graph.addNode(node("Sub", centred, numbers, name + "/zeros"));
    }
    graph.addInitializer(constant(name + "/scales", scales));
    graph.addNode(node("Mul", name, centred, name + "/scales"));
  }

  private static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  private static float[] floats(int[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = numbers[i];
    }
    return floats;
  }

  // One for all values, or one for each index of the axis.
  private TensorProto.Builder constant(String name, float[] numbers) {
    long[] dimensions = new long[numbers.length == 1 ? 0 : values.getDimsCount()];
    Arrays.fill(dimensions, 1);
    if (dimensions.length > 0) {
      dimensions[axis] = numbers.length;
    }
    return Weights.floats(numbers, dimensions).setName(name);
  }

  // How many values in a row have the same index of the axis. There are values, so none is 0.
  private int runLength() {
    long run = 1;
    for (int i = axis + 1; i < values.getDimsCount(); i++) {
      run *= values.getDims(i);
    }
    return (int) run;
  }
}
