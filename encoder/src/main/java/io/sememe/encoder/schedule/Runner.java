// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import java.util.List;
import java.util.Optional;

/**
 * What turns tokens into vectors: an open model. Texts of the same runner may run together, and
 * equal texts of it are computed once; a runner is equal to itself only. Thread-safe.
 */
public interface Runner {

  /**
   * Encodes texts in the calling thread.
   *
   * @param ids the tokens of each text; at least one text, more only as far as {@link #policy()}
   *     admits
   * @return one vector per text, in their order, owned by the caller; of a runner that gives states
   *     of tokens, those of all tokens one after the other
   * @throws io.sememe.encoder.EncoderException when the texts cannot be encoded; where there are
   *     several, each half of them is then tried
   */
  List<float[]> run(List<long[]> ids);

  /** Returns which texts may share a run; always the same. */
  RunPolicy policy();

  /** Returns where it runs, empty for the CPU; always the same. */
  default Optional<Place> place() {
    return Optional.empty();
  }
}
