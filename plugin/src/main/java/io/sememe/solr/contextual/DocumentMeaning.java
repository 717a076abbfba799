// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import org.apache.lucene.search.Explanation;

/**
 * How well the documents of one segment have the meaning of a query's word or phrase. Not
 * thread-safe.
 */
interface DocumentMeaning {

  /**
   * Returns how well a document has it, 0 to 1.
   *
   * @param document after the last one
   */
  double of(int document) throws IOException;

  /** Returns where the last document's value came from. */
  Explanation explain();

  /** Where there is nothing to compare. */
  static DocumentMeaning none(String why) {
    return new DocumentMeaning() {
      @Override
      public double of(int document) {
        return 0;
      }

      @Override
      public Explanation explain() {
        return Explanation.match(0, "meaning, " + why);
      }
    };
  }
}
