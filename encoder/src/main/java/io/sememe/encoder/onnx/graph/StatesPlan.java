// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import io.sememe.encoder.model.Projection;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an edited graph gives of each token.
 *
 * @param output the graph output to read; empty: the first that fits
 * @param projection what is applied to each state
 * @param hidden the token that no other looks at; it looks at all others, as ColBERT's expansion of
 *     queries does
 */
public record StatesPlan(String output, Optional<Projection> projection, OptionalLong hidden) {

  /** Returns a plan for the states as they are. */
  public static StatesPlan of(String output) {
    return new StatesPlan(output, Optional.empty(), OptionalLong.empty());
  }
}
