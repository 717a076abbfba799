// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Texts of about the same length share a run, padded to the longest, as long as all of them have no
 * more tokens than the budget, padding counted. For GPUs, which are only busy when they are given
 * thousands of tokens at once. Thread-safe.
 *
 * <p>Lengths count as about the same within an eighth of a power of two: at most an eighth of a run
 * is padding, and half of that on average.
 */
public final class TokenBudget implements RunPolicy {
  /** A passing shortage must not leave a model with runs of a few tokens. */
  private static final int LEAST = 512;

  /** Below this a run is too short to be cut finer. */
  private static final int SHORTEST_STEP = 8;

  /** Steps between a power of two and the next. */
  private static final int STEPS = 8;

  /** Enough to fill the largest run with short texts from texts of mixed lengths. */
  private static final int LOOK_AHEAD = 4_096;

  private final AtomicInteger tokens;

  /**
   * Creates a budget.
   *
   * @param tokens how many a run has at most, at least 1; a text that is longer runs alone
   */
  public TokenBudget(int tokens) {
    this.tokens = new AtomicInteger(tokens);
  }

  /** Returns how many tokens a run has at most. */
  public int tokens() {
    return tokens.get();
  }

  /**
   * Halves the budget, because a run found no memory; to be undone by nobody.
   *
   * @param ran how many tokens that run had, padding counted: where the budget is less than that
   *     already, it stays
   */
  public void shrinkBelow(int ran) {
    tokens.accumulateAndGet(Math.max(LEAST, ran / 2), Math::min);
  }

  @Override
  public boolean admits(int texts, int longest, int candidate) {
    int length = padded(longest);
    return padded(candidate) == length && (texts + 1L) * length <= tokens.get();
  }

  @Override
  public int lookAhead() {
    return LOOK_AHEAD;
  }

  /** Returns the longest of the lengths that count as about the same as this one. */
  static int padded(int length) {
    int step = Math.max(SHORTEST_STEP, Integer.highestOneBit(Math.max(1, length - 1)) / STEPS);
    return (length + step - 1) / step * step;
  }
}
