// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Computes the small whole numbers that sizes are made of. Results that need more than 32 bits are
 * given up: types of fewer bits would hold others.
 */
final class ConstantValues {
  private static final Set<Integer> WHOLE =
      Set.of(TensorProto.DataType.INT64_VALUE, TensorProto.DataType.INT32_VALUE);

  private ConstantValues() {}

  /** Returns the elements of the result; null when they are not known. */
  static long @Nullable [] of(NodeInputs inputs) {
    return narrow(
        switch (inputs.node().getOpType()) {
          case "Cast" -> WHOLE.contains((int) inputs.number("to", 0)) ? inputs.values(0) : null;
          case "Add" -> of(inputs, (a, b) -> a + b);
          case "Sub" -> of(inputs, (a, b) -> a - b);
          case "Mul" -> of(inputs, (a, b) -> a * b);
          case "Div" -> of(inputs, (a, b) -> b == 0 ? Long.MAX_VALUE : a / b);
          case "Equal" -> of(inputs, (a, b) -> a == b ? 1 : 0);
          case "Where" -> chosen(inputs);
          default -> null;
        });
  }

  private static long @Nullable [] narrow(long @Nullable [] values) {
    return values != null && Arrays.stream(values).allMatch(value -> value == (int) value)
        ? values
        : null;
  }

  private static long @Nullable [] of(NodeInputs inputs, LongBinaryOperator operator) {
    long[] a = narrow(inputs.values(0));
    long[] b = narrow(inputs.values(1));
    if (a == null || b == null || !fit(a.length, b.length)) {
      return null;
    }
    long[] results = new long[Math.max(a.length, b.length)];
    Arrays.setAll(results, i -> operator.applyAsLong(at(a, i), at(b, i)));
    return results;
  }

  private static long @Nullable [] chosen(NodeInputs inputs) {
    long[] which = inputs.values(0);
    long[] a = inputs.values(1);
    long[] b = inputs.values(2);
    if (which == null || a == null || b == null) {
      return null;
    }
    int size = Math.max(which.length, Math.max(a.length, b.length));
    if (!fit(which.length, size) || !fit(a.length, size) || !fit(b.length, size)) {
      return null;
    }
    long[] results = new long[size];
    Arrays.setAll(results, i -> at(which, i) != 0 ? at(a, i) : at(b, i));
    return results;
  }

  private static boolean fit(int a, int b) {
    return a > 0 && b > 0 && (a == b || a == 1 || b == 1);
  }

  private static long at(long[] values, int index) {
    return values[values.length == 1 ? 0 : index];
  }
}
