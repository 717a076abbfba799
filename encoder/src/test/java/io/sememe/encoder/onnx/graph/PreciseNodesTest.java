// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static io.sememe.encoder.onnx.graph.HalvedGraph.FLOAT16;
import static io.sememe.encoder.onnx.graph.HalvedGraph.RESULT;
import static io.sememe.encoder.onnx.graph.HalvedGraph.assertCast;
import static io.sememe.encoder.onnx.graph.HalvedGraph.cast;
import static io.sememe.encoder.onnx.graph.HalvedGraph.inputs;
import static io.sememe.encoder.onnx.graph.HalvedGraph.isCast;
import static io.sememe.encoder.onnx.graph.HalvedGraph.node;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stays float32 where the rest becomes halves. */
class PreciseNodesTest {
  private final HalvedGraph graph = new HalvedGraph();

  @Test
  void softmax_alone_and_what_leads_to_it_stay_float32() throws IOException {
    graph.tensor("mask", Weights.floats(new float[] {-1e30f}));
    Graph edited =
        graph.of(
            node("Tanh", "half", "x"),
            node("Add", "masked", "half", "mask"),
            node("Softmax", "soft", "masked"),
            node("Tanh", RESULT, "soft"));
    assertCast(edited, edited.input("masked", "Add", 0), Weights.FLOAT);
    assertEquals("mask", edited.input("masked", "Add", 1));
    assertEquals("masked", edited.input("soft", "Softmax", 0));
    assertCast(edited, edited.input(RESULT, "Tanh", 0), FLOAT16);
  }

  @Test
  void a_normalisation_that_is_written_out_stays_float32_from_the_mean_to_the_quotient()
      throws IOException {
    String norm = "/encoder/layer.0/attention/output/LayerNorm/";
    Graph edited = RealGraph.minilm().after(new HalfPrecision());
    for (String part : List.of("ReduceMean", "Sub", "Pow", "ReduceMean_1", "Add", "Sqrt", "Div")) {
      NodeProto node = edited.producer(norm + part + "_output_0").orElseThrow();
      assertTrue(
          node.getInputList().stream().noneMatch(input -> isCast(edited, input, FLOAT16)), part);
    }
    assertCast(edited, edited.input(norm + "Mul_output_0", "Mul", 0), FLOAT16);
    assertNotEquals(
        "encoder.layer.0.attention.output.LayerNorm.weight",
        edited.input(norm + "Mul_output_0", "Mul", 1));
  }

  @Test
  void an_angle_stays_precise_with_all_it_is_made_of() throws IOException {
    graph.tensor("frequency", Weights.floats(new float[] {0.1f}, 1, 1));
    Graph edited =
        graph.of(
            cast("place", "ids", Weights.FLOAT),
            node("MatMul", "angle", "place", "frequency"),
            node("Cos", "cosine", "angle"),
            node("Mul", RESULT, "cosine", "x"));
    assertCast(edited, "place", Weights.FLOAT);
    assertEquals(List.of("place", "frequency"), inputs(edited, "angle"));
    assertEquals("angle", edited.input("cosine", "Cos", 0));
  }

  @Test
  void a_number_that_is_rounded_stays_precise() throws IOException {
    Graph edited =
        graph.of(
            node("Mul", "bucket", "x", "x"),
            cast("rounded", "bucket", Weights.INT64),
            cast("floats", "rounded", Weights.FLOAT),
            node("Tanh", RESULT, "floats"));
    assertEquals(List.of("x", "x"), inputs(edited, "bucket"));
  }

  @Test
  void a_value_of_a_precise_node_is_converted_once_and_not_clipped() throws IOException {
    Graph edited =
        graph.of(
            node("Softmax", "soft", "x"),
            node("Tanh", "one", "soft"),
            node("Tanh", "other", "soft"),
            node("Concat", RESULT, "one", "other"));
    String half = edited.input("one", "Tanh", 0);
    assertCast(edited, half, FLOAT16);
    assertEquals("soft", edited.input(half, "Cast", 0));
    assertEquals(half, edited.input("other", "Tanh", 0));
  }
}
