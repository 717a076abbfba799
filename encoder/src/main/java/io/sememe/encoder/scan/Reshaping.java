// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.Arrays;
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

  /** Lists stay lists; of what else loses dimensions the number of elements is enough. */
  static Constant withoutShape(NodeInputs inputs) {
    Constant data = first(inputs);
    boolean single = data.elements() == 1;
    return data.reshaped(
        single && inputs.node().getOpType().equals("Squeeze") ? new long[0] : null);
  }

  private static Constant first(NodeInputs inputs) {
    Constant first = inputs.get(0);
    return first == null ? Constant.ofElements(0) : first;
  }
}
