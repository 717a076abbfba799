// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static io.sememe.encoder.onnx.graph.Disturbances.isNeeded;
import static io.sememe.encoder.onnx.graph.Disturbances.longs;
import static io.sememe.encoder.onnx.graph.Disturbances.number;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Attention that is none, or another one than the fused operator computes. */
class AttentionLookalikesTest {
  private static final String SELF = "/encoder/layer.0/attention/self/";
  private static final String ATTENTION = SELF + "Reshape_3_output_0";
  private static final String EMBEDDINGS = "/embeddings/LayerNorm/Add_1_output_0";

  private static Disturbances attentions() {
    Disturbances all = new Disturbances();
    all.put("another scale", g -> g.constant(SELF + "Constant_12_output_0", number(5)));
    all.put("a scale of nothing", g -> g.constant(SELF + "Constant_12_output_0", number(0)));
    all.put("scale / scores", g -> g.swap(SELF + "Div_output_0"));
    all.put("no scale", g -> g.input(SELF + "Add_output_0", 0, SELF + "MatMul_output_0"));
    all.put(
        "a learnt bias beside the mask",
        g ->
            g.tensor("bias", Weights.floats(new float[12], 1, 12, 1, 1))
                .node("Add", List.of(SELF + "Div_output_0", "bias"), "biased")
                .input(SELF + "Add_output_0", 0, "biased"));
    all.put(
        "a learnt bias in place of the mask",
        g ->
            g.tensor("bias", Weights.floats(new float[12], 1, 12, 1, 1))
                .input(SELF + "Add_output_0", 1, "bias"));
    all.put(
        "a mask that is 0 where it should be 1", g -> g.constant("/Constant_output_0", number(0)));
    all.put("a mask from elsewhere", g -> g.input("/Unsqueeze_output_0", 0, "token_type_ids"));
    all.put(
        "a mask that the graph holds itself",
        g -> g.tensor("attention_mask", Weights.longs(new long[] {1}, 1, 1)));
    all.put("a mask that reads itself", g -> g.input("/Unsqueeze_output_0", 0, "/Cast_output_0"));
    all.put("softmax over the queries", g -> g.attribute(SELF + "Softmax_output_0", axis(2)));
    all.put(
        "softmax over three axes, as before opset 13",
        g -> g.change(SELF + "Softmax_output_0", NodeProto.Builder::clearAttribute));
    all.put(
        "another input of the keys", g -> g.input(SELF + "key/MatMul_output_0", 0, "elsewhere"));
    all.put(
        "another input of the values",
        g -> g.input(SELF + "value/MatMul_output_0", 0, "elsewhere"));
    all.put("other heads of the keys", g -> heads(g, "Constant_2", 24, "Constant_3", 16));
    all.put("other heads of the values", g -> heads(g, "Constant_6", 24, "Constant_7", 16));
    all.put("other heads of the queries", g -> heads(g, "Constant_10", 24, "Constant_11", 16));
    all.put(
        "keys that are not transposed", g -> permuted(g, "Transpose_2_output_0", 0L, 2L, 1L, 3L));
    all.put("queries of the other order", g -> permuted(g, "Transpose_1_output_0", 0L, 2L, 3L, 1L));
    all.put("values of the other order", g -> permuted(g, "Transpose_output_0", 0L, 1L, 2L, 3L));
    all.put(
        "a result of the other order", g -> permuted(g, "Transpose_3_output_0", 0L, 1L, 2L, 3L));
    all.put("queries and keys multiplied the other way", g -> g.swap(SELF + "MatMul_output_0"));
    all.put("values before probabilities", g -> g.swap(SELF + "MatMul_1_output_0"));
    all.put(
        "texts and tokens exchanged",
        g -> g.constant(SELF + "Constant_1_output_0", Weights.longs(new long[] {0})));
    all.put(
        "a result split into more tokens",
        g -> g.constant(SELF + "Constant_15_output_0", Weights.longs(new long[] {192}, 1)));
    all.put(
        "a projection that depends on the text",
        g -> g.input(SELF + "key/MatMul_output_0", 1, EMBEDDINGS));
    all.put(
        "an operator of somebody else",
        g -> g.change(SELF + "Softmax_output_0", node -> node.setDomain("elsewhere")));
    return all;
  }

  @TestFactory
  List<DynamicTest> attention_that_only_looks_alike_is_left_alone() {
    return attentions().tests(new FusedAttention(GraphTarget.CPU), ATTENTION);
  }

  @Test
  void undisturbed_it_is_rewritten() {
    assertTrue(isNeeded(RealGraph.minilm().graph(), ATTENTION));
    assertFalse(isNeeded(RealGraph.minilm().after(new FusedAttention(GraphTarget.CPU)), ATTENTION));
  }

  @Test
  void scores_and_mask_may_be_added_in_any_order() {
    RealGraph mask = RealGraph.minilm().swap(SELF + "Add_output_0").swap("/Mul_output_0");
    assertFalse(isNeeded(mask.after(new FusedAttention(GraphTarget.CPU)), ATTENTION));
  }

  @Test
  void scores_may_be_multiplied_with_the_inverse_of_the_scale() {
    RealGraph graph =
        RealGraph.minilm()
            .constant(SELF + "Constant_12_output_0", number((float) (1 / Math.sqrt(32))))
            .change(SELF + "Div_output_0", node -> node.setOpType("Mul"));
    assertFalse(isNeeded(graph.after(new FusedAttention(GraphTarget.CPU)), ATTENTION));
  }

  @Test
  void softmax_without_an_axis_is_of_the_last_since_opset_13() {
    RealGraph graph =
        RealGraph.minilm()
            .opset(13)
            .change(SELF + "Softmax_output_0", NodeProto.Builder::clearAttribute);
    assertFalse(isNeeded(graph.after(new FusedAttention(GraphTarget.CPU)), ATTENTION));
  }

  private static AttributeProto axis(long axis) {
    return Attributes.of("axis", axis);
  }

  private static RealGraph permuted(RealGraph graph, String value, Long... axes) {
    return graph.attribute(SELF + value, Attributes.of("perm", List.of(axes)));
  }

  private static RealGraph heads(
      RealGraph graph, String count, long heads, String size, long columns) {
    return graph
        .constant(SELF + count + "_output_0", longs(heads))
        .constant(SELF + size + "_output_0", longs(columns));
  }
}
