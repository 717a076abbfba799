// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

/**
 * How requests were answered.
 *
 * @param answered with 200
 * @param rejected with 429, told when to come again
 * @param busy with 503, told when to come again
 * @param lost otherwise, or not at all
 * @param reasons why they were lost
 */
record Answers(long answered, long rejected, long busy, long lost, String reasons) {
  private static final int PARTS = 5;

  /** Reads what {@link Tally} writes. */
  static Answers parse(String line) {
    String[] parts = line.split(" ", PARTS);
    return new Answers(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        parts[4]);
  }
}
