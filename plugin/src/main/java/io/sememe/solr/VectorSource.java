// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

/** What fills vector fields while documents are indexed, as a collection's chain configures it. */
public interface VectorSource {

  /** Returns whether documents get token vectors beside the vectors of a field. */
  boolean givesTokens(String vectorField);
}
