// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is known of constants one after the other. */
final class Concatenation {
  private Concatenation() {}

  static Constant of(NodeInputs inputs) {
    long elements = 0;
    for (Constant input : inputs.inputs()) {
      long more = input == null ? 0 : input.elements();
      elements = Long.MAX_VALUE - elements < more ? Long.MAX_VALUE : elements + more;
    }
    long[] values = values(inputs);
    return values == null
        ? new Constant(elements, shape(inputs, elements), null)
        : Constant.ofValues(values);
  }

  private static long @Nullable [] values(NodeInputs inputs) {
    LongStream joined = LongStream.empty();
    for (int i = 0; i < inputs.inputs().size(); i++) {
      long[] shape = inputs.shape(i);
      long[] values = inputs.values(i);
      if (shape == null || values == null || shape.length > 1) {
        return null;
      }
      joined = LongStream.concat(joined, LongStream.of(values));
    }
    return joined.toArray();
  }

  private static long @Nullable [] shape(NodeInputs inputs, long elements) {
    long[] first = inputs.shape(0);
    if (first == null || first.length == 0) {
      return null;
    }
    int axis = ConstantShapes.index(inputs.number("axis", 0), first.length);
    if (axis == first.length) {
      return null;
    }
    long[] shape = first.clone();
    shape[axis] = 1;
    long rest = Constant.product(shape);
    shape[axis] = rest == 0 ? 0 : elements / rest;
    return shape;
  }
}
