// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of trained int8 models when their weights become floats. */
class TrainedFloatWeightsTest {
  @ParameterizedTest
  @CsvSource({RealModels.DEFAULT + ", 12", RealModels.MINILM + ", 6"})
  void a_trained_int8_model_has_the_operators_of_floats_and_nothing_quantised(
      String model, int layers) throws IOException {
    EditedModel edited =
        EditedModel.read(
            RealGraph.file(model),
            "",
            Pooling.CLS,
            GraphRewrite.all(),
            new GraphTarget(true, false, false));
    GraphProto written = ModelProto.parseFrom(edited.bytes()).getGraph();
    assertFalse(
        QuantizedOperators.areIn(
            new Graph(ModelProto.parseFrom(edited.bytes()), EditedModel.OUTPUT)));
    assertEquals(layers, count(written, FusedAttention.FLOATS));
    assertEquals(2 * layers + 1, count(written, ResidualNormalizations.OPERATOR));
    Set<String> bytes =
        written.getInitializerList().stream()
            .filter(it -> it.getDataType() == Weights.INT8 || it.getDataType() == Weights.UINT8)
            .map(TensorProto::getName)
            .collect(Collectors.toSet());
    List<NodeProto> readers =
        written.getNodeList().stream()
            .filter(node -> !Collections.disjoint(node.getInputList(), bytes))
            .toList();
    assertTrue(readers.size() > 3 * layers, readers.size() + " weights");
    assertTrue(readers.stream().allMatch(node -> node.getOpType().equals("Cast")));
    assertTrue(edited.bytes().isDirect(), edited.bytes() + " on the heap");
    assertFalse(edited.quantizesWhileRunning());
  }

  private static long count(GraphProto graph, String operator) {
    return graph.getNodeList().stream().filter(node -> node.getOpType().equals(operator)).count();
  }

  @Test
  void the_weights_of_a_trained_layer_are_what_its_8_bits_stand_for() throws IOException {
    Path file = RealGraph.file(RealModels.MINILM);
    Graph edited = new Graph(ModelFile.read(file), "last_hidden_state");
    String layer = "/encoder/layer.0/attention/self/query/";
    NodeProto product = edited.producer(layer + "MatMul_output_0_output_quantized").orElseThrow();
    byte[] values = read(file, edited, product.getInput(1)).array();
    ByteBuffer zeros = read(file, edited, product.getInput(3));
    ByteBuffer scales =
        read(file, edited, edited.input(layer + "MatMul_quant_scales_mul:0", "Mul", 1));
    Weights ofFile = new Weights(file);
    new FloatWeights().apply(edited, ofFile);
    String sum = edited.operands(layer + "Add_output_0", "Add").variable();
    TensorProto made = edited.constant(edited.input(sum, "MatMul", 1)).orElseThrow();
    ByteBuffer floats = ofFile.bytes(made).orElseThrow();
    assertEquals(List.of(384L, 384L), made.getDimsList());
    for (int i = 0; i < values.length; i++) {
      int column = i % 384;
      double expected =
          (values[i] - zeros.get(column)) * (double) scales.getFloat(column * Float.BYTES);
      assertEquals(expected, floats.getFloat(i * Float.BYTES), 1e-6, "value " + i);
    }
  }

  private static ByteBuffer read(Path file, Graph graph, String constant) throws IOException {
    return new Weights(file).bytes(graph.constant(constant).orElseThrow()).orElseThrow();
  }
}
