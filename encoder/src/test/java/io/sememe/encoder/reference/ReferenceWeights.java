// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reads what was learnt out of an ONNX file in full precision, by the names that BERT's authors
 * gave it and exporters keep. Only the weights of dense steps lose theirs on the way ({@code
 * onnx::MatMul_787}): they are what the bias, whose name is kept, is added to the product with.
 */
final class ReferenceWeights {
  private final GraphProto graph;
  private final Map<String, TensorProto> tensors = new HashMap<>();

  private ReferenceWeights(GraphProto graph) {
    this.graph = graph;
    graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
  }

  /**
   * Returns the encoder that a file holds.
   *
   * @param heads how many heads a layer has: a graph says it only in the shapes that it splits
   */
  static ReferenceEncoder read(Path file, int heads) {
    try (InputStream in = Files.newInputStream(file)) {
      return new ReferenceWeights(ModelProto.parseFrom(in).getGraph()).encoder(heads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ReferenceEncoder encoder(int heads) {
    List<Layer> layers =
        IntStream.iterate(0, number -> tensors.containsKey(firstBias(number)), number -> number + 1)
            .mapToObj(number -> layer(layer(number), heads))
            .toList();
    return new ReferenceEncoder(embeddings(), layers);
  }

  private static String layer(int number) {
    return "encoder.layer." + number + ".";
  }

  private static String firstBias(int number) {
    return layer(number) + "attention.self.query.bias";
  }

  private Embeddings embeddings() {
    return new Embeddings(
        matrix("embeddings.word_embeddings.weight"),
        matrix("embeddings.position_embeddings.weight"),
        matrix("embeddings.token_type_embeddings.weight"),
        norm("embeddings.LayerNorm"));
  }

  private Layer layer(String name, int heads) {
    return new Layer(
        attention(name + "attention.", heads),
        norm(name + "attention.output.LayerNorm"),
        dense(name + "intermediate.dense"),
        dense(name + "output.dense"),
        norm(name + "output.LayerNorm"));
  }

  private SelfAttention attention(String name, int heads) {
    return new SelfAttention(
        dense(name + "self.query"),
        dense(name + "self.key"),
        dense(name + "self.value"),
        dense(name + "output.dense"),
        heads);
  }

  private LayerNorm norm(String name) {
    return new LayerNorm(vector(name + ".weight"), vector(name + ".bias"));
  }

  private Dense dense(String name) {
    String bias = name + ".bias";
    NodeProto sum =
        only("Add of " + bias, node -> isA(node, "Add") && node.getInputList().contains(bias));
    NodeProto product =
        only(
            "product that " + bias + " is added to",
            node -> isA(node, "MatMul") && sum.getInputList().contains(node.getOutput(0)));
    return new Dense(matrix(product.getInput(1)), vector(bias));
  }

  private static boolean isA(NodeProto node, String operator) {
    return node.getOpType().equals(operator);
  }

  private NodeProto only(String what, Predicate<NodeProto> wanted) {
    List<NodeProto> found = graph.getNodeList().stream().filter(wanted).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException("the graph has " + found.size() + " times: " + what);
    }
    return found.get(0);
  }

  private Matrix matrix(String name) {
    TensorProto tensor = tensor(name, 2);
    int width = Math.toIntExact(tensor.getDims(1));
    float[][] rows = new float[Math.toIntExact(tensor.getDims(0))][width];
    FloatBuffer numbers = numbers(tensor);
    for (float[] row : rows) {
      numbers.get(row);
    }
    return new Matrix(rows);
  }

  private float[] vector(String name) {
    TensorProto tensor = tensor(name, 1);
    float[] vector = new float[Math.toIntExact(tensor.getDims(0))];
    numbers(tensor).get(vector);
    return vector;
  }

  private static FloatBuffer numbers(TensorProto tensor) {
    return tensor
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
  }

  private TensorProto tensor(String name, int dimensions) {
    TensorProto tensor = tensors.get(name);
    if (tensor == null
        || tensor.getDataType() != TensorProto.DataType.FLOAT_VALUE
        || tensor.getDimsCount() != dimensions) {
      throw new IllegalArgumentException(
          "the file has no floats of " + dimensions + " dimensions called " + name);
    }
    return tensor;
  }
}
