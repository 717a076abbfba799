// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

/**
 * A step that makes of each row another one: every number of the new row is a weighted sum of all
 * numbers of the old one, plus a number of its own.
 *
 * @param weights a row for each number that goes in, a column for each that comes out
 * @param bias what is added to each that comes out
 */
record Dense(Matrix weights, float[] bias) {
  Matrix of(Matrix rows) {
    return rows.times(weights).plusEachRow(bias);
  }
}
