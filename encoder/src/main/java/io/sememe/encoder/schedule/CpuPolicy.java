// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

/** Which texts share a run on a CPU: {@link RunPolicy} says what each is for. */
enum CpuPolicy implements RunPolicy {
  ALONE {
    @Override
    public boolean admits(int texts, int tokens, int candidate) {
      return false;
    }
  },

  EQUAL_LENGTHS {
    @Override
    public boolean admits(int texts, int tokens, int candidate) {
      return candidate == tokens && (texts + 1) * tokens <= MAX_TOKENS;
    }
  };

  private static final int MAX_TOKENS = 512;
  private static final int LOOK_AHEAD = 256;

  @Override
  public int lookAhead() {
    return LOOK_AHEAD;
  }
}
