// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is known of parts of a constant. */
final class Picking {
  private Picking() {}

  static @Nullable Constant gather(NodeInputs inputs) {
    Constant data = inputs.get(0);
    Constant indices = inputs.get(1);
    if (data == null || indices == null) {
      return null;
    }
    long[] from = data.shape();
    long[] picked = indices.shape();
    if (from == null || picked == null || from.length == 0) {
      return Constant.ofElements(Constant.times(data.elements(), indices.elements()));
    }
    int axis = ConstantShapes.index(inputs.number("axis", 0), from.length);
    LongStream before = Arrays.stream(from, 0, axis);
    LongStream after = Arrays.stream(from, Math.min(axis + 1, from.length), from.length);
    long[] shape =
        LongStream.concat(LongStream.concat(before, LongStream.of(picked)), after).toArray();
    Constant result = Constant.of(shape);
    return from.length == 1 ? result.withValues(picked(data, indices)) : result;
  }

  private static long @Nullable [] picked(Constant data, Constant indices) {
    long[] values = data.values();
    long[] places = indices.values();
    if (values == null
        || places == null
        || Arrays.stream(places).anyMatch(at -> at >= values.length || at < -values.length)) {
      return null;
    }
    return Arrays.stream(places)
        .map(at -> values[(int) (at < 0 ? at + values.length : at)])
        .toArray();
  }

  // Exact of lists, which are what sizes are cut out of; of others no dimension gets longer.
  static @Nullable Constant slice(NodeInputs inputs) {
    Constant data = inputs.get(0);
    if (data == null) {
      return null;
    }
    long[] values = data.values();
    Long first = only(inputs.valuesOr("starts", 1));
    Long last = only(inputs.valuesOr("ends", 2));
    long[] shape = data.shape();
    if (values == null || shape == null || first == null || last == null) {
      return new Constant(data.elements(), shape, null);
    }
    if (shape.length != 1 || !isStepOne(inputs)) {
      return new Constant(data.elements(), shape, null);
    }
    int start = ConstantShapes.index(first, values.length);
    int end = ConstantShapes.index(last, values.length);
    return Constant.ofValues(
        IntStream.range(start, Math.max(start, end)).mapToLong(i -> values[i]).toArray());
  }

  private static @Nullable Long only(long @Nullable [] values) {
    return values != null && values.length == 1 ? values[0] : null;
  }

  private static boolean isStepOne(NodeInputs inputs) {
    return !inputs.has(4) || inputs.value(4, 0) == 1;
  }
}
