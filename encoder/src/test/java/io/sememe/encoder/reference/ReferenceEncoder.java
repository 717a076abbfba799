// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole encoder: embeddings, and one layer after another. Texts of a batch do not look at each
 * other, so one text at a time is all there is to compute.
 *
 * @param embeddings the first states
 * @param layers in the order in which they are run
 */
record ReferenceEncoder(Embeddings embeddings, List<Layer> layers) {
  /** Returns all states and attention of a text. */
  Trace run(Input input) {
    List<Matrix> states = new ArrayList<>();
    List<List<Matrix>> attention = new ArrayList<>();
    states.add(embeddings.of(input));
    for (Layer layer : layers) {
      Matrix last = states.get(states.size() - 1);
      List<Matrix> weights = layer.attention().weights(last, input);
      attention.add(weights);
      states.add(layer.next(last, weights));
    }
    return new Trace(input, states, attention);
  }
}
