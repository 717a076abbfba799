// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import java.util.Map;
import java.util.Optional;

/**
 * The operations that a model needs per token of a text: the layers cost the same for each, and
 * attention looks at all tokens of the text.
 *
 * @param fixed per token
 * @param perLength per token and token of the text
 */
record Flops(double fixed, double perLength) {

  private static final Map<String, Flops> KNOWN =
      Map.of(
          "all-minilm-l6-v2", new Flops(21_234_000, 9_216),
          "bge-small-en-v1.5", new Flops(42_467_000, 18_432));

  static Optional<Flops> of(String model) {
    return Optional.ofNullable(KNOWN.get(model));
  }

  double perToken(int length) {
    return fixed + perLength * length;
  }
}
