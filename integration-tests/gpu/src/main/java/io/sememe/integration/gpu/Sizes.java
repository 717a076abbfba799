// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

/**
 * How much is measured.
 *
 * @param parityTexts texts whose vectors are compared
 * @param callTexts texts of one call
 * @param rounds how often speed is measured; the median counts
 * @param alternations calls that follow each other, of the one model and of the other
 * @param alternationsPerSample after how many of them the memory is read
 * @param loadSeconds how long two processes share the device
 */
record Sizes(
    int parityTexts,
    int callTexts,
    int rounds,
    int alternations,
    int alternationsPerSample,
    int loadSeconds) {

  /** What a figure that is published takes. */
  static final Sizes FULL = new Sizes(200, 16_384, 5, 10_000, 250, 20);

  /** What shows that everything runs, on any machine. */
  static final Sizes TINY = new Sizes(6, 4, 2, 20, 5, 1);
}
