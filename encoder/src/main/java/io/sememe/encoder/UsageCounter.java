// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/** Counts what goes through a model; outlives the model's stays in memory. Thread-safe. */
final class UsageCounter {
  private long inferences;
  private long tokens;

  /** Counts the texts of one run. */
  synchronized void add(List<long[]> texts) {
    inferences += texts.size();
    for (long[] text : texts) {
      tokens += text.length;
    }
  }

  /** Returns both numbers as they were at one moment. */
  synchronized ModelUsage usage() {
    return new ModelUsage(inferences, tokens);
  }
}
