// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.EncoderException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What exporters leave to be computed passes; a little beyond the bound is refused. */
class ConstantScanTest {
  private static final int WIDTH = 10_000;

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  @Test
  void a_value_may_have_as_many_elements_as_the_bound_and_no_more() {
    sizes("most", ConstantScan.MAX_ELEMENTS);
    node("ConstantOfShape", "fits", "most");
    passes();
    sizes("more", ConstantScan.MAX_ELEMENTS + 1);
    node("ConstantOfShape", "exceeds", "more");
    refused("67108865 elements");
  }

  @Test
  void weights_may_be_larger_and_be_put_in_other_forms() {
    weights("weights", WIDTH, WIDTH);
    weights("scales", WIDTH);
    weights("zeros", WIDTH);
    node("DequantizeLinear", "numbers", "weights", "scales", "zeros");
    node("Transpose", "turned", "numbers");
    node("Mul", "scaled", "turned", "scales");
    sizes("shape", -1, WIDTH / 10, 10);
    node("Reshape", "parts", "scaled", "shape");
    passes();
  }

  // As torch.nn.utils.weight_norm is exported.
  @Test
  void weights_may_be_divided_by_their_length() {
    weights("weights", WIDTH, WIDTH);
    node("ReduceL2", "lengths", "weights").addAttribute(ints("axes", 1));
    node("Div", "directions", "weights", "lengths");
    sizes("last", 1);
    node("Squeeze", "list", "lengths", "last");
    node("Mul", "scaled", "directions", "list");
    passes();
  }

  // As torch.Tensor.expand is exported: -1 stands for what the value has.
  @Test
  void a_shape_with_gaps_is_followed() {
    sizes("wanted", 2, -1, 4);
    sizes("rank", 3);
    sizes("ones", 1, 1, 1);
    node("ConstantOfShape", "filled", "rank").addAttribute(filling(1));
    sizes("minus", -1);
    node("Mul", "gaps", "filled", "minus");
    node("Equal", "isGap", "wanted", "gaps");
    node("Where", "shape", "isGap", "ones", "wanted");
    weights("value", 1, 7, 1);
    node("Expand", "value_of_shape", "value", "shape");
    passes();
  }

  @Test
  void sizes_are_computed_as_exporters_have_it() {
    weights("value", 2, 3, 500);
    node("Shape", "shape", "value");
    sizes("last", 2);
    node("Gather", "length", "shape", "last");
    sizes("factor", 1 << 20);
    node("Mul", "product", "length", "factor");
    sizes("first", 0);
    sizes("second", 1);
    node("Slice", "two", "shape", "first", "second", "first");
    node("Concat", "all", "product", "two").addAttribute(number("axis", 0));
    node("ConstantOfShape", "large", "all");
    refused("1048576000 elements");
  }

  @Test
  void what_depends_on_the_text_is_left_to_the_trial_unless_the_file_states_its_size() {
    node("Shape", "shape", "input_ids");
    node("ConstantOfShape", "zeros", "shape");
    sizes("small", 1, 512);
    node("Expand", "expanded", "input_ids", "small");
    passes();
    sizes("large", 1, 1L << 40);
    node("Tile", "tiled", "input_ids", "large");
    refused("'tiled'");
  }

  @Test
  void an_operator_that_has_no_business_with_constants_alone_is_refused() {
    weights("image", 1, 1, 8, 8);
    weights("kernel", 1, 1, 3, 3);
    node("Conv", "edges", "image", "kernel").addAttribute(ints("pads", 1 << 20, 1 << 20, 0, 0));
    refused("cannot be told");
  }

  private void passes() {
    assertDoesNotThrow(() -> ConstantScan.require(graph.build()));
  }

  private void refused(String reason) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> ConstantScan.require(graph.build()));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private NodeProto.Builder node(String operator, String output, String... inputs) {
    return graph
        .addNodeBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  private void sizes(String name, long... sizes) {
    TensorProto.Builder tensor =
        graph.addInitializerBuilder().setName(name).setDataType(TensorProto.DataType.INT64_VALUE);
    tensor.addDims(sizes.length);
    for (long size : sizes) {
      tensor.addInt64Data(size);
    }
  }

  private void weights(String name, long... shape) {
    TensorProto.Builder tensor =
        graph.addInitializerBuilder().setName(name).setDataType(TensorProto.DataType.INT8_VALUE);
    for (long size : shape) {
      tensor.addDims(size);
    }
  }

  private static AttributeProto.Builder ints(String name, long... values) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute;
  }

  private static AttributeProto.Builder number(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setI(value);
  }

  private static AttributeProto.Builder filling(long value) {
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(1)
            .addInt64Data(value)
            .build();
    return AttributeProto.newBuilder().setName("value").setT(tensor);
  }
}
