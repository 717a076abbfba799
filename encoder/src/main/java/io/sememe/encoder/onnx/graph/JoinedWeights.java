// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.onnx.graph.Linear.Quantized;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The weights of three linear layers side by side: [in x out] three times becomes [in x 3 out].
 *
 * @param weight the joined weight
 * @param bias the joined bias, [3 out]
 * @param scale a scale per column, [3 out]; null for floats
 * @param zero a zero point per column, [3 out]; null for floats
 */
record JoinedWeights(
    TensorProto.Builder weight,
    TensorProto.Builder bias,
    TensorProto.@Nullable Builder scale,
    TensorProto.@Nullable Builder zero) {

  /** Longer arrays some JVMs refuse. */
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  /** Joins, if the three are alike and their weights lie in the model file. */
  static Optional<JoinedWeights> of(Graph graph, Weights weights, SelfAttention attention)
      throws IOException {
    List<Layer> layers = new ArrayList<>();
    for (Linear linear : List.of(attention.query(), attention.key(), attention.value())) {
      Optional<Layer> layer = Layer.of(graph, weights, linear);
      if (layer.isEmpty()) {
        return Optional.empty();
      }
      layers.add(layer.get());
    }
    Layer first = layers.get(0);
    boolean fits =
        layers.stream().allMatch(first::isLike)
            && first.columns() == attention.heads() * attention.headSize()
            && first.weight().remaining() <= MAX_BYTES / layers.size()
            && first.bias().remaining() <= MAX_BYTES / layers.size();
    return fits ? Optional.of(join(layers)) : Optional.empty();
  }

  private static JoinedWeights join(List<Layer> layers) {
    Layer first = layers.get(0);
    int width = layers.size() * first.columns();
    TensorProto.Builder weight =
        Weights.tensor(first.type(), sideBySide(layers), first.rows(), width);
    TensorProto.Builder bias =
        Weights.tensor(Weights.FLOAT, ends(layers, Layer::bias, Float.BYTES), width);
    if (first.type() == Weights.FLOAT) {
      return new JoinedWeights(weight, bias, null, null);
    }
    return new JoinedWeights(
        weight,
        bias,
        Weights.tensor(Weights.FLOAT, ends(layers, Layer::scale, Float.BYTES), width),
        Weights.tensor(first.type(), ends(layers, Layer::zero, 1), width));
  }

  // Row by row: the first layer's columns, the second's, the third's.
  private static ByteBuffer sideBySide(List<Layer> layers) {
    int row = layers.get(0).rowBytes();
    ByteBuffer joined = WeightMemory.of(layers.size() * layers.get(0).rows() * row);
    for (int i = 0; i < layers.get(0).rows(); i++) {
      for (Layer layer : layers) {
        joined.put(layer.weight().slice(i * row, row));
      }
    }
    return joined.flip();
  }

  /** One kind of values of a layer. */
  @FunctionalInterface
  private interface Part {
    ByteBuffer of(Layer layer);
  }

  // End to end; what a layer has only one of holds for each of its columns.
  private static ByteBuffer ends(List<Layer> layers, Part part, int bytes) {
    int columns = layers.get(0).columns();
    ByteBuffer joined = WeightMemory.of(layers.size() * columns * bytes);
    for (Layer layer : layers) {
      ByteBuffer values = part.of(layer);
      for (int column = 0; column < columns; column++) {
        int from = values.remaining() == bytes ? 0 : column * bytes;
        joined.put(values.slice(from, bytes));
      }
    }
    return joined.flip();
  }

  /** The values of one linear layer, little-endian, position 0. */
  private record Layer(
      int type,
      int rows,
      int columns,
      ByteBuffer weight,
      ByteBuffer bias,
      ByteBuffer scale,
      ByteBuffer zero) {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** A zero point that is not there. */
    private static final ByteBuffer ZERO = ByteBuffer.allocate(1);

    static Optional<Layer> of(Graph graph, Weights weights, Linear linear) throws IOException {
      Quantized quantized = linear.quantized();
      TensorProto matrix = graph.constant(linear.weight()).orElseThrow();
      ByteBuffer weight = values(graph, weights, linear.weight());
      if (matrix.getDimsCount() != 2 || !weight.hasRemaining()) {
        return Optional.empty();
      }
      Layer layer =
          new Layer(
              matrix.getDataType(),
              (int) matrix.getDims(0),
              (int) matrix.getDims(1),
              weight,
              values(graph, weights, linear.bias()),
              quantized == null ? NOTHING : values(graph, weights, quantized.weightScale()),
              quantized == null ? NOTHING : zero(graph, weights, quantized.weightZero()));
      return Optional.of(layer).filter(it -> it.isWhole(quantized != null));
    }

    private static ByteBuffer zero(Graph graph, Weights weights, String name) throws IOException {
      return name.isEmpty() ? ZERO : values(graph, weights, name);
    }

    private static ByteBuffer values(Graph graph, Weights weights, String name) throws IOException {
      Optional<TensorProto> tensor = graph.constant(name);
      return tensor.isEmpty() ? NOTHING : weights.bytes(tensor.get()).orElse(NOTHING);
    }

    private boolean isWhole(boolean quantized) {
      boolean known =
          quantized ? type == Weights.INT8 || type == Weights.UINT8 : type == Weights.FLOAT;
      return known
          && bias.remaining() == (long) columns * Float.BYTES
          && (!quantized || (isPerColumn(scale, Float.BYTES) && isPerColumn(zero, 1)));
    }

    private boolean isPerColumn(ByteBuffer values, int bytes) {
      return values.remaining() == bytes || values.remaining() == (long) columns * bytes;
    }

    int rowBytes() {
      return columns * (type == Weights.FLOAT ? Float.BYTES : 1);
    }

    boolean isLike(Layer other) {
      return type == other.type && rows == other.rows && columns == other.columns;
    }
  }
}
