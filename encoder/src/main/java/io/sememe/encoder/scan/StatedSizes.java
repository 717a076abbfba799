// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import org.jspecify.annotations.Nullable;

/** How large a value is at least that depends on the text, as far as the file itself states it. */
final class StatedSizes {
  private StatedSizes() {}

  /** Returns how many elements; 0 when nothing is stated. */
  static long elements(NodeInputs inputs) {
    return switch (inputs.node().getOpType()) {
      case "Expand", "Tile" -> product(inputs.values(1));
      case "ConstantOfShape" -> product(inputs.values(0));
      case "OneHot" -> Math.max(0, inputs.value(1, 0));
      case "Pad" -> padded(inputs.valuesOr("pads", 1));
      case "Conv", "ConvInteger", "QLinearConv", "FusedConv", "AveragePool", "MaxPool" ->
          padded(inputs.valuesOr("pads", Integer.MAX_VALUE));
      default -> 0;
    };
  }

  // -1 stands for what a value has.
  private static long product(long @Nullable [] sizes) {
    long product = 1;
    for (long size : sizes == null ? new long[0] : sizes) {
      product = Constant.times(product, Math.max(1, size));
    }
    return product;
  }

  private static long padded(long @Nullable [] pads) {
    long product = 1;
    for (int i = 0; pads != null && i < pads.length; i++) {
      product = Constant.times(product, 1 + Math.max(0, Math.min(pads[i], Integer.MAX_VALUE)));
    }
    return product;
  }
}
