// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the result of a node all of whose inputs are constant. */
final class ConstantShapes {
  /** Whose result has the shape of the first input. */
  private static final Set<String> SAME =
      Set.of(
          ("Abs BatchNormalization BitwiseNot Ceil Celu Cos CumSum DequantizeLinear Dropout"
                  + " DynamicQuantizeLinear Elu Erf Exp EyeLike FastGelu Floor Gelu"
                  + " HardSigmoid HardSwish IsInf IsNaN LayerNormalization LeakyRelu Log"
                  + " LogSoftmax LpNormalization Mish Neg Not QuantizeLinear QuickGelu"
                  + " RMSNormalization Reciprocal Relu Round ScatterElements ScatterND Selu"
                  + " Sigmoid Sign SimplifiedLayerNormalization Sin Softmax Softplus Softsign"
                  + " Sqrt Swish Tanh ThresholdedRelu Trilu")
              .split(" "));

  /** Whose result has the shape that the inputs have when they are stretched over each other. */
  private static final Set<String> STRETCHED =
      Set.of(
          ("Add And BiasGelu BitwiseAnd BitwiseOr BitwiseXor Clip Div Equal Greater GreaterOrEqual"
                  + " Less LessOrEqual Max Mean Min Mod Mul Or PRelu Pow QLinearAdd QLinearMul Sub"
                  + " Sum Where Xor")
              .split(" "));

  /** Whose result has the dimensions of the first input but for some, which have length 1. */
  private static final Set<String> REDUCED =
      Set.of(
          ("ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin"
                  + " ReduceProd ReduceSum ReduceSumSquare")
              .split(" "));

  private ConstantShapes() {}

  /** Returns what is known; null when not even the number of elements is. */
  static @Nullable Constant of(NodeInputs inputs) {
    String operator = inputs.node().getOpType();
    if (operator.equals("Constant")) {
      return constant(inputs);
    }
    Constant first = inputs.get(0);
    if (first == null) {
      return null;
    }
    if (SAME.contains(operator)) {
      return new Constant(first.elements(), first.shape(), null);
    }
    if (STRETCHED.contains(operator)) {
      return stretched(inputs).withValues(ConstantValues.of(inputs));
    }
    if (REDUCED.contains(operator)) {
      return Reshaping.reduced(inputs);
    }
    return moved(operator, first, inputs);
  }

  private static @Nullable Constant moved(String operator, Constant first, NodeInputs inputs) {
    return switch (operator) {
      case "Identity" -> first;
      case "Cast", "CastLike" -> first.withValues(ConstantValues.of(inputs));
      case "Shape" -> dimensions(inputs);
      case "Size" -> Constant.of().withValues(new long[] {first.elements()});
      case "Concat" -> Concatenation.of(inputs);
      case "Gather" -> Picking.gather(inputs);
      case "GatherElements" -> inputs.get(1);
      case "Slice" -> Picking.slice(inputs);
      case "Split", "TopK" -> new Constant(first.elements(), first.shape(), null);
      case "ArgMax", "ArgMin", "Compress" -> Constant.ofElements(first.elements());
      case "NonZero" -> Constant.ofElements(Constant.times(first.elements(), rank(first)));
      case "Reshape" -> Reshaping.reshape(inputs);
      case "Transpose" -> Reshaping.transpose(inputs);
      case "Unsqueeze" -> Reshaping.unsqueeze(inputs);
      case "Squeeze" -> Reshaping.squeeze(inputs);
      case "Flatten" -> Reshaping.flatten(inputs);
      default -> Growth.of(operator, inputs);
    };
  }

  // A shape that is not known has as many dimensions as a shape can have.
  private static long rank(Constant constant) {
    long[] shape = constant.shape();
    return shape == null ? 8 : Math.max(1, shape.length);
  }

  private static @Nullable Constant constant(NodeInputs inputs) {
    AttributeProto tensor = inputs.attribute("value");
    if (tensor != null) {
      return Constant.of(tensor.getT());
    }
    AttributeProto ints = inputs.attribute("value_ints");
    if (ints != null) {
      return Constant.ofValues(ints.getIntsList().stream().mapToLong(Long::longValue).toArray());
    }
    AttributeProto number = inputs.attribute("value_int");
    if (number != null) {
      return Constant.of().withValues(new long[] {number.getI()});
    }
    return inputs.node().getAttributeList().stream()
        .findFirst()
        .map(one -> Constant.of(Math.max(1, one.getFloatsCount() + one.getStringsCount())))
        .orElse(null);
  }

  private static Constant dimensions(NodeInputs inputs) {
    long[] shape = inputs.shape(0);
    if (shape == null) {
      return Constant.ofElements(Long.SIZE);
    }
    int start = index(inputs.number("start", 0), shape.length);
    int end = index(inputs.number("end", shape.length), shape.length);
    return Constant.ofValues(Arrays.copyOfRange(shape, start, Math.max(start, end)));
  }

  /** Returns a place in a list, counted from its end when it is negative, within the list. */
  static int index(long place, int size) {
    return (int) Math.max(0, Math.min(size, place < 0 ? place + size : place));
  }

  private static Constant stretched(NodeInputs inputs) {
    long[] shape = new long[0];
    for (Constant input : inputs.inputs()) {
      long[] other = input == null ? shape : input.shape();
      if (other == null) {
        return Constant.ofElements(inputs.product());
      }
      shape = stretched(shape, other);
    }
    return Constant.of(shape);
  }

  /** Returns the shape that two values have when they are stretched over each other. */
  static long[] stretched(long[] a, long[] b) {
    long[] shape = new long[Math.max(a.length, b.length)];
    for (int i = 1; i <= shape.length; i++) {
      long fromA = i <= a.length ? a[a.length - i] : 1;
      long fromB = i <= b.length ? b[b.length - i] : 1;
      shape[shape.length - i] = Math.max(fromA, fromB);
    }
    return shape;
  }
}
