// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import java.util.List;
import java.util.function.Supplier;

/**
 * A query and how long it took.
 *
 * @param ids what was found
 * @param nanos from the call to the parsed answer
 */
record Timed(List<String> ids, long nanos) {

  static Timed of(Supplier<List<String>> query) {
    long start = System.nanoTime();
    List<String> ids = query.get();
    return new Timed(ids, System.nanoTime() - start);
  }
}
