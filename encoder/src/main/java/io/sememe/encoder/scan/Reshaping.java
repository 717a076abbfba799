// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is known of a constant that is put in another shape. */
final class Reshaping {
  private Reshaping() {}

  static Constant reshape(NodeInputs inputs) {
    Constant data = first(inputs);
    long[] wanted = inputs.values(1);
    return data.reshaped(wanted == null ? null : shape(data, wanted.clone()));
  }

  // 0 stands for the size that the data has there, -1 for what is left.
  private static long @Nullable [] shape(Constant data, long[] shape) {
    long[] from = data.shape();
    long known = 1;
    int rest = -1;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == 0) {
        if (from == null || i >= from.length) {
          return null;
        }
        shape[i] = from[i];
      }
      rest = shape[i] < 0 ? i : rest;
      known = Constant.times(known, Math.max(1, shape[i]));
    }
    if (rest >= 0) {
      shape[rest] = data.elements() / known;
    }
    return Arrays.stream(shape).anyMatch(size -> size < 0) ? null : shape;
  }

  static Constant transpose(NodeInputs inputs) {
    Constant data = first(inputs);
    long[] from = data.shape();
    AttributeProto order = inputs.attribute("perm");
    if (from == null || (order != null && order.getIntsCount() != from.length)) {
      return Constant.ofElements(data.elements());
    }
    long[] shape = new long[from.length];
    for (int i = 0; i < shape.length; i++) {
      long axis = order == null ? shape.length - 1 - i : order.getInts(i);
      if (axis < 0 || axis >= from.length) {
        return Constant.ofElements(data.elements());
      }
      shape[i] = from[(int) axis];
    }
    return new Constant(data.elements(), shape, shape.length < 2 ? data.values() : null);
  }

  static Constant unsqueeze(NodeInputs inputs) {
    Constant data = first(inputs);
    long[] from = data.shape();
    long[] axes = inputs.valuesOr("axes", 1);
    if (from == null || axes == null || axes.length > Byte.MAX_VALUE) {
      return data.reshaped(null);
    }
    long[] shape = new long[from.length + axes.length];
    for (long axis : axes) {
      int place = ConstantShapes.index(axis, shape.length);
      if (place == shape.length || shape[place] == 1) {
        return data.reshaped(null);
      }
      shape[place] = 1;
    }
    int next = 0;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] == 1 ? 1 : from[next++];
    }
    return data.reshaped(shape);
  }

  static Constant squeeze(NodeInputs inputs) {
    Constant data = first(inputs);
    long[] axes = inputs.valuesOr("axes", 1);
    boolean all = axes == null && inputs.attribute("axes") == null && !inputs.has(1);
    return axes == null && !all ? data.reshaped(null) : without(data, axes, size -> size == 1);
  }

  /** Returns what a sum over some dimensions, or over all, has at most. */
  static Constant reduced(NodeInputs inputs) {
    Constant data = first(inputs);
    long[] axes = inputs.valuesOr("axes", 1);
    long[] from = data.shape();
    if (from == null || axes == null) {
      return Constant.ofElements(data.elements());
    }
    long[] ones = from.clone();
    for (long axis : axes) {
      int place = ConstantShapes.index(axis, from.length);
      if (place < from.length) {
        ones[place] = 1;
      }
    }
    Constant kept = Constant.of(ones);
    return inputs.number("keepdims", 1) != 0 ? kept : without(kept, axes, size -> true);
  }

  private static Constant without(
      Constant data, long @Nullable [] axes, LongPredicate mayBeDropped) {
    long[] from = data.shape();
    if (from == null) {
      return data;
    }
    boolean[] dropped = new boolean[from.length];
    for (int i = 0; i < from.length; i++) {
      dropped[i] = axes == null && mayBeDropped.test(from[i]);
    }
    for (long axis : axes == null ? new long[0] : axes) {
      int place = ConstantShapes.index(axis, from.length);
      if (place < from.length) {
        dropped[place] = mayBeDropped.test(from[place]);
      }
    }
    return data.reshaped(
        IntStream.range(0, from.length).filter(i -> !dropped[i]).mapToLong(i -> from[i]).toArray());
  }

  static Constant flatten(NodeInputs inputs) {
    Constant data = first(inputs);
    long[] from = data.shape();
    if (from == null) {
      return data;
    }
    int axis = ConstantShapes.index(inputs.number("axis", 1), from.length);
    return data.reshaped(
        new long[] {
          Constant.product(Arrays.copyOf(from, axis)),
          Constant.product(Arrays.copyOfRange(from, axis, from.length))
        });
  }

  private static Constant first(NodeInputs inputs) {
    Constant first = inputs.get(0);
    return first == null ? Constant.ofElements(0) : first;
  }
}
