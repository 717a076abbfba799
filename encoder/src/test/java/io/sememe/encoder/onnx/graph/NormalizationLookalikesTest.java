// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static io.sememe.encoder.onnx.graph.Disturbances.isNeeded;
import static io.sememe.encoder.onnx.graph.Disturbances.longs;
import static io.sememe.encoder.onnx.graph.Disturbances.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is written out like a layer normalisation over the last axis. */
class NormalizationLookalikesTest {
  private static final String NORM = "/encoder/layer.0/attention/output/LayerNorm/";
  private static final String NORMALIZATION = NORM + "Add_1_output_0";
  private static final String EMBEDDINGS = "/embeddings/LayerNorm/Add_1_output_0";

  private static Disturbances normalizations() {
    Disturbances all = new Disturbances();
    all.put("the power of three", g -> g.constant(NORM + "Constant_output_0", number(3)));
    all.put("two to the power", g -> g.swap(NORM + "Pow_output_0"));
    all.put("a mean over tokens", g -> axes(g, NORM + "ReduceMean_output_0", 1L));
    all.put("a variance over tokens", g -> axes(g, NORM + "ReduceMean_1_output_0", 1L));
    all.put("a mean over two axes", g -> axes(g, NORM + "ReduceMean_output_0", 1L, -1L));
    all.put(
        "an epsilon that depends on the text",
        g -> g.input(NORM + "Add_output_0", 1, NORM + "ReduceMean_output_0"));
    all.put("a variance of something else", g -> g.input(NORM + "Pow_output_0", 0, EMBEDDINGS));
    all.put("a mean of something else", g -> g.input(NORM + "ReduceMean_output_0", 0, EMBEDDINGS));
    all.put("mean - x", g -> g.swap(NORM + "Sub_output_0"));
    all.put("deviation / x", g -> g.swap(NORM + "Div_output_0"));
    all.put("something else divided", g -> g.input(NORM + "Div_output_0", 0, EMBEDDINGS));
    all.put(
        "one scale for all columns",
        g -> g.tensor("one", number(1)).input(NORM + "Mul_output_0", 1, "one"));
    all.put("a scale that depends on the text", g -> g.input(NORM + "Mul_output_0", 1, EMBEDDINGS));
    return all;
  }

  @TestFactory
  List<DynamicTest> a_normalisation_that_only_looks_alike_is_left_alone() {
    return normalizations().tests(new ResidualNormalizations(), NORMALIZATION);
  }

  @Test
  void undisturbed_it_is_rewritten() {
    assertTrue(isNeeded(RealGraph.minilm().graph(), NORMALIZATION));
    assertFalse(isNeeded(RealGraph.minilm().after(new ResidualNormalizations()), NORMALIZATION));
  }

  @Test
  void factors_and_summands_may_stand_in_any_order() {
    RealGraph norm =
        RealGraph.minilm()
            .swap(NORMALIZATION)
            .swap(NORM + "Mul_output_0")
            .swap(NORM + "Add_output_0");
    assertFalse(isNeeded(norm.after(new ResidualNormalizations()), NORMALIZATION));
  }

  @Test
  void a_normalisation_that_is_one_operator_is_known_with_its_epsilon() {
    RealGraph graph =
        RealGraph.minilm()
            .opset(17)
            .change(
                NORMALIZATION,
                node ->
                    node.setOpType("LayerNormalization")
                        .clearInput()
                        .addInput("/encoder/layer.0/attention/output/Add_output_0")
                        .addInput("encoder.layer.0.attention.output.LayerNorm.weight")
                        .addInput("encoder.layer.0.attention.output.LayerNorm.bias")
                        .addAttribute(Attributes.of("epsilon", 0.25f)));
    Normalization found = Normalization.of(graph.graph(), NORMALIZATION).orElseThrow();
    assertEquals(0.25f, found.epsilon());
    assertFalse(isNeeded(graph.after(new ResidualNormalizations()), NORMALIZATION));
    graph.change(NORMALIZATION, node -> node.addAttribute(Attributes.of("axis", 1L)));
    assertEquals(Optional.empty(), Normalization.of(graph.graph(), NORMALIZATION));
  }

  @Test
  void axes_may_be_an_input_as_since_opset_18() {
    RealGraph graph = RealGraph.minilm().opset(18).tensor("axes", longs(-1));
    for (String mean : List.of("ReduceMean_output_0", "ReduceMean_1_output_0")) {
      graph.change(NORM + mean, node -> node.clearAttribute().addInput("axes"));
    }
    assertFalse(isNeeded(graph.after(new ResidualNormalizations()), NORMALIZATION));
  }

  private static RealGraph axes(RealGraph graph, String value, Long... axes) {
    return graph.attribute(value, Attributes.of("axes", List.of(axes)));
  }
}
