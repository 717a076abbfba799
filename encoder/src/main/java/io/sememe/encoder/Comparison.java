// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/** A query that is compared with one document after the other. For one thread. */
@FunctionalInterface
interface Comparison {

  /** Returns what {@link MaxSim#cosines} does of this query and a document. */
  float[] cosines(StoredTokens document);
}
