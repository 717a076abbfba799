// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value that does not depend on the text.
 *
 * @param elements how many elements it has at most
 * @param shape its dimensions; null when only the number of elements is known
 * @param values its elements; null unless they are whole numbers and few
 */
record Constant(long elements, long @Nullable [] shape, long @Nullable [] values) {
  /** Shapes, and what they are made of, are short. */
  private static final int MAX_VALUES = 1_024;

  /** Returns a value of a shape. */
  static Constant of(long... shape) {
    return new Constant(product(shape), shape, null);
  }

  /** Returns a value of so many elements, in whatever shape. */
  static Constant ofElements(long elements) {
    return new Constant(elements, null, null);
  }

  /** Returns a list of whole numbers. */
  static Constant ofValues(long... values) {
    return of(values.length).withValues(values);
  }

  /** Returns what a tensor holds. */
  static Constant of(TensorProto tensor) {
    long[] dims = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    if (Arrays.stream(dims).anyMatch(size -> size < 0)) {
      throw Refusal.ofModel(
          "the tensor " + Refusal.quoted(tensor.getName()) + " has a negative dimension");
    }
    Constant constant = of(dims);
    long[] values = constant.elements() <= MAX_VALUES ? values(tensor) : null;
    boolean whole = values != null && values.length == constant.elements();
    return whole ? constant.withValues(values) : constant;
  }

  private static long @Nullable [] values(TensorProto tensor) {
    boolean raw = tensor.hasRawData();
    var bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (tensor.getDataType() == TensorProto.DataType.INT64_VALUE) {
      long[] read = new long[bytes.remaining() / Long.BYTES];
      bytes.asLongBuffer().get(read);
      return raw ? read : tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
    }
    if (tensor.getDataType() == TensorProto.DataType.INT32_VALUE) {
      int[] read = new int[bytes.remaining() / Integer.BYTES];
      bytes.asIntBuffer().get(read);
      return raw
          ? Arrays.stream(read).asLongStream().toArray()
          : tensor.getInt32DataList().stream().mapToLong(Integer::longValue).toArray();
    }
    return null;
  }

  /** Returns the same with what its elements are; nothing is added when there are many. */
  Constant withValues(long @Nullable [] numbers) {
    boolean few = numbers != null && numbers.length <= MAX_VALUES;
    return new Constant(elements, shape, few ? numbers : null);
  }

  /** Returns the same elements in another shape, at most as many. */
  Constant reshaped(long @Nullable [] newShape) {
    return new Constant(elements, newShape, values);
  }

  /** Returns a product that stays at the largest number rather than to overflow. */
  static long product(long... factors) {
    long product = 1;
    for (long factor : factors) {
      product = times(product, factor);
    }
    return product;
  }

  /** Returns a product of two numbers that are not negative, at most the largest number. */
  static long times(long a, long b) {
    return a == 0 || b == 0 ? 0 : a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }
}
