// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import java.util.List;

/**
 * What turns tokens into vectors: an open model. Texts of the same runner may run together, and
 * equal texts of it are computed once; a runner is equal to itself only. Thread-safe.
 */
public interface Runner {

  /**
   * Encodes texts in the calling thread.
   *
   * @param ids the tokens of each text, all of equal length; at least one text, more only as far as
   *     {@link #policy()} admits
   * @return one vector per text, in their order, owned by the caller; of a runner that gives states
   *     of tokens, those of all tokens one after the other
   * @throws io.sememe.encoder.EncoderException when the texts cannot be encoded; where there are
   *     several, each is then tried alone
   */
  List<float[]> run(List<long[]> ids);

  /** Returns which texts may share a run; always the same. */
  RunPolicy policy();
}
