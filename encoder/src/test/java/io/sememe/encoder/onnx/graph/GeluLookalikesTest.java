// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static io.sememe.encoder.onnx.graph.Disturbances.isNeeded;
import static io.sememe.encoder.onnx.graph.Disturbances.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written out like GELU, and all the ways in which GELU itself may be written out. */
class GeluLookalikesTest {
  private static final String LAYER = "/encoder/layer.0/intermediate/";
  private static final String PRODUCT = LAYER + "dense/MatMul_output_0";
  private static final String X = LAYER + "dense/Add_output_0";

  private static final String ACTIVATION = LAYER + "intermediate_act_fn/";
  private static final String SCALED = ACTIVATION + "Div_output_0";
  private static final String ERF = ACTIVATION + "Erf_output_0";
  private static final String REST = ACTIVATION + "Add_output_0";
  private static final String WHOLE = ACTIVATION + "Mul_output_0";
  private static final String GELU = ACTIVATION + "Mul_1_output_0";
  private static final String ROOT_OF_TWO = ACTIVATION + "Constant_output_0";
  private static final String ONE = ACTIVATION + "Constant_1_output_0";
  private static final String HALF = ACTIVATION + "Constant_2_output_0";

  private static Disturbances activations() {
    Disturbances all = new Disturbances();
    all.put("another divisor", g -> g.constant(ROOT_OF_TWO, number(2)));
    all.put("a divisor that is nearly the root", g -> g.constant(ROOT_OF_TWO, number(1.41f)));
    all.put("a divisor of the other sign", g -> g.constant(ROOT_OF_TWO, number(-1.4142135f)));
    all.put("a divisor of nothing", g -> g.constant(ROOT_OF_TWO, number(0)));
    all.put("a divisor that depends on the text", g -> g.input(SCALED, 1, PRODUCT));
    all.put("a divisor for each column", g -> columns(g, SCALED, 1, 1.4142135f));
    all.put("divisor / x", g -> g.swap(SCALED));
    all.put("x * root", g -> operator(g, SCALED, "Mul"));
    all.put("x - root", g -> operator(g, SCALED, "Sub"));
    all.put("no divisor", g -> g.input(ERF, 0, X));
    all.put("erf of something else", g -> g.input(SCALED, 0, PRODUCT));
    all.put(
        "erf of something else, multiplied with the inverse of the root",
        g ->
            operator(g, SCALED, "Mul")
                .constant(ROOT_OF_TWO, number(0.70710677f))
                .input(SCALED, 0, PRODUCT));
    all.put("tanh", g -> operator(g, ERF, "Tanh"));
    all.put("an operator of somebody else", g -> g.change(ERF, it -> it.setDomain("elsewhere")));
    all.put("2 + erf", g -> g.constant(ONE, number(2)));
    all.put("0 + erf", g -> g.constant(ONE, number(0)));
    all.put("erf - 1", g -> operator(g, REST, "Sub"));
    all.put("1 - erf", g -> operator(g, REST, "Sub").swap(REST));
    all.put("x + erf", g -> g.input(REST, 1, X));
    all.put("another number than 1 for each column", g -> columns(g, REST, 1, 1));
    all.put("x that is not the same", g -> g.input(WHOLE, 0, PRODUCT));
    all.put("the rest times itself", g -> g.input(WHOLE, 0, REST));
    all.put("x times itself", g -> g.input(WHOLE, 1, X));
    all.put("x + the rest", g -> operator(g, WHOLE, "Add"));
    all.put("another half", g -> g.constant(HALF, number(0.25f)));
    all.put("nearly a half", g -> g.constant(HALF, number(0.4999f)));
    all.put("a half that depends on the text", g -> g.input(GELU, 1, PRODUCT));
    all.put("a half for each column", g -> columns(g, GELU, 1, 0.5f));
    all.put("one half more", g -> operator(g, GELU, "Add"));
    all.put("divided by a half", g -> operator(g, GELU, "Div"));
    all.put("halved twice", g -> halving(g, X).input(WHOLE, 0, "halved"));
    all.put(
        "half of x that is not the same", g -> product(halving(g, PRODUCT), "halved", REST, false));
    all.put(
        "half of the rest and x that is not the same",
        g -> product(halving(g, REST), PRODUCT, "halved", false));
    return all;
  }

  @TestFactory
  List<DynamicTest> an_activation_that_only_looks_alike_is_left_alone() {
    return activations().tests(new FusedBiases(), GELU);
  }

  @Test
  void undisturbed_it_is_rewritten() {
    assertTrue(isNeeded(RealGraph.minilm().graph(), GELU));
    assertFalse(isNeeded(RealGraph.minilm().after(new FusedBiases()), GELU));
  }

  /** Which factor is halved. */
  enum Halved {
    PRODUCT(WHOLE, WHOLE, HALF),
    X_ALONE(X, "halved", REST),
    REST_ALONE(REST, X, "halved");

    private final String halved;
    private final String left;
    private final String right;

    Halved(String halved, String left, String right) {
      this.halved = halved;
      this.left = left;
      this.right = right;
    }

    // The product is halved by the last one: what is added for it nobody reads.
    RealGraph graph(boolean swapped) {
      return product(halving(RealGraph.minilm(), halved), left, right, swapped);
    }
  }

  @ParameterizedTest
  @EnumSource(Halved.class)
  void factors_and_summands_may_stand_in_any_order(Halved halved) {
    List<String> products = List.of(WHOLE, REST, "halved");
    for (int order = 0; order < 16; order++) {
      RealGraph graph = halved.graph((order & 8) != 0);
      for (int i = 0; i < products.size(); i++) {
        if ((order & 1 << i) != 0) {
          graph.swap(products.get(i));
        }
      }
      requireGelu(graph);
    }
  }

  @ParameterizedTest
  @EnumSource(Halved.class)
  void x_may_be_multiplied_with_the_inverse_of_the_root(Halved halved) {
    RealGraph graph =
        operator(halved.graph(false), SCALED, "Mul").constant(ROOT_OF_TWO, number(0.70710677f));
    requireGelu(graph);
    requireGelu(graph.swap(SCALED));
  }

  private static void requireGelu(RealGraph graph) {
    assertEquals(X, Gelu.input(graph.graph(), GELU));
    assertFalse(isNeeded(graph.after(new FusedBiases()), GELU));
  }

  // Makes the last product one of these two.
  private static RealGraph product(RealGraph graph, String left, String right, boolean swapped) {
    return graph.input(GELU, 0, swapped ? right : left).input(GELU, 1, swapped ? left : right);
  }

  private static RealGraph halving(RealGraph graph, String value) {
    return graph.node("Mul", List.of(value, HALF), "halved");
  }

  private static RealGraph operator(RealGraph graph, String value, String operator) {
    return graph.change(value, node -> node.setOpType(operator));
  }

  private static RealGraph columns(RealGraph graph, String value, int index, float number) {
    float[] numbers = new float[1536];
    Arrays.fill(numbers, number);
    numbers[7] += 0.5f;
    return graph.tensor("columns", Weights.floats(numbers, 1536)).input(value, index, "columns");
  }
}
