// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

/**
 * What became of all batches. What the first attempt brought home is kept apart from what was sent
 * again: only there, one inference per text is owed.
 *
 * @param acknowledged documents
 * @param atFirst documents that were acknowledged at the first attempt
 * @param encodedAtFirst texts that went through the model for these
 * @param retriedBatches batches that took more than one attempt
 * @param encodedRetrying texts that went through the model for those, in all their attempts, as far
 *     as answers tell
 */
record Counts(
    long acknowledged,
    long atFirst,
    long encodedAtFirst,
    long retriedBatches,
    long encodedRetrying) {

  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  Counts plus(Delivery delivery) {
    long sum = acknowledged + delivery.documents();
    if (delivery.isRetried()) {
      return new Counts(
          sum, atFirst, encodedAtFirst, retriedBatches + 1, encodedRetrying + delivery.encoded());
    }
    return new Counts(
        sum,
        atFirst + delivery.documents(),
        encodedAtFirst + delivery.encoded(),
        retriedBatches,
        encodedRetrying);
  }

  /** Not a number when no batch was acknowledged at its first attempt. */
  double inferencesPerText() {
    return (double) encodedAtFirst / atFirst;
  }
}
