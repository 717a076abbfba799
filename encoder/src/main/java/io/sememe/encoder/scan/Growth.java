// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is known of constants that become larger ones. */
final class Growth {
  private Growth() {}

  /** Returns what is known; null when not even the number of elements is. */
  static @Nullable Constant of(String operator, NodeInputs inputs) {
    return switch (operator) {
      case "ConstantOfShape" -> filled(inputs);
      case "Expand" -> expanded(inputs);
      case "Tile" -> tiled(inputs);
      case "Range" -> counted(inputs);
      case "Pad" -> padded(inputs);
      case "OneHot" -> oneHot(inputs);
      case "MatMul", "MatMulInteger" -> multiplied(inputs);
      case "FusedMatMul", "TransposeMatMul", "Gemm", "FusedGemm", "GatherND", "Einsum" ->
          Constant.ofElements(inputs.product());
      default -> null;
    };
  }

  private static @Nullable Constant filled(NodeInputs inputs) {
    long[] shape = inputs.values(0);
    if (shape == null || isNegative(shape)) {
      return null;
    }
    Constant result = Constant.of(shape);
    AttributeProto value = inputs.attribute("value");
    long[] filling = value == null ? null : Constant.of(value.getT()).values();
    if (filling == null || filling.length != 1 || result.elements() > Byte.MAX_VALUE) {
      return result;
    }
    long[] values = new long[(int) result.elements()];
    Arrays.fill(values, filling[0]);
    return result.withValues(values);
  }

  private static @Nullable Constant expanded(NodeInputs inputs) {
    long[] shape = inputs.values(1);
    Constant data = inputs.get(0);
    if (shape == null || data == null) {
      return null;
    }
    long[] from = data.shape();
    return from == null
        ? Constant.ofElements(Constant.times(data.elements(), Constant.product(atLeastOne(shape))))
        : Constant.of(ConstantShapes.stretched(from, atLeastOne(shape)));
  }

  private static @Nullable Constant tiled(NodeInputs inputs) {
    long[] times = inputs.values(1);
    Constant data = inputs.get(0);
    if (times == null || data == null) {
      return null;
    }
    long[] shape = data.shape();
    if (shape == null || shape.length != times.length) {
      return Constant.ofElements(
          Constant.times(data.elements(), Constant.product(atLeastOne(times))));
    }
    long[] result = shape.clone();
    Arrays.setAll(result, i -> Constant.times(shape[i], Math.max(0, times[i])));
    return Constant.of(result);
  }

  private static @Nullable Constant counted(NodeInputs inputs) {
    long[] start = inputs.values(0);
    long[] limit = inputs.values(1);
    long step = inputs.value(2, 0);
    if (start == null || limit == null || start.length != 1 || limit.length != 1 || step == 0) {
      return null;
    }
    double count = Math.ceil(((double) limit[0] - start[0]) / step);
    return Constant.of((long) Math.max(0, count));
  }

  private static @Nullable Constant padded(NodeInputs inputs) {
    long[] pads = inputs.valuesOr("pads", 1);
    long[] shape = inputs.shape(0);
    if (pads == null || shape == null || pads.length != 2 * shape.length || inputs.has(3)) {
      return null;
    }
    long[] result = new long[shape.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = plus(shape[i], plus(Math.max(0, pads[i]), Math.max(0, pads[i + result.length])));
    }
    return Constant.of(result);
  }

  private static long plus(long a, long b) {
    return Long.MAX_VALUE - a < b ? Long.MAX_VALUE : a + b;
  }

  private static @Nullable Constant oneHot(NodeInputs inputs) {
    long depth = inputs.value(1, -1);
    Constant indices = inputs.get(0);
    return depth < 0 || indices == null
        ? null
        : Constant.ofElements(Constant.times(indices.elements(), depth));
  }

  private static Constant multiplied(NodeInputs inputs) {
    long[] a = inputs.shape(0);
    long[] b = inputs.shape(1);
    if (a == null || b == null || a.length != 2 || b.length != 2) {
      return Constant.ofElements(inputs.product());
    }
    return Constant.of(a[0], b[1]);
  }

  private static boolean isNegative(long[] sizes) {
    return Arrays.stream(sizes).anyMatch(size -> size < 0);
  }

  private static long[] atLeastOne(long[] sizes) {
    return Arrays.stream(sizes).map(size -> Math.max(1, size)).toArray();
  }
}
