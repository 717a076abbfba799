// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

/** Which texts of a model may share a run. Thread-safe. */
public interface RunPolicy {
  /**
   * None: each text has a run of its own. For weights that are quantised while they run, where a
   * text's vector would depend on its neighbours.
   */
  RunPolicy ALONE = CpuPolicy.ALONE;

  /**
   * Texts of equal length, so that nothing is padded, up to 512 tokens in all. For full-precision
   * weights on a CPU: short texts share the way of the weights through the caches; beyond that many
   * tokens there is nothing more to gain.
   */
  RunPolicy EQUAL_LENGTHS = CpuPolicy.EQUAL_LENGTHS;

  /**
   * Returns whether one more text may join a run. A run that does not admit a text as long as its
   * first is full.
   *
   * @param texts how many texts the run has, at least 1
   * @param tokens how many tokens the first of them has
   * @param candidate how many tokens the text has that asks
   */
  boolean admits(int texts, int tokens, int candidate);

  /** Returns how many waiting texts are looked through for those that may join: bounds the time. */
  int lookAhead();
}
