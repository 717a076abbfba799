// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the two parts become one ranking. */
enum Fusion {
  /** A weighted sum of their scores, see {@link LinearFusion}. */
  LINEAR,

  /** The sum of the reciprocals of their places, see {@link ReciprocalRanks}. */
  RRF;

  /**
   * Returns the fusion of a name.
   *
   * @throws org.apache.solr.common.SolrException 400 with those that exist
   */
  static Fusion of(String name) {
    return Arrays.stream(values())
        .filter(fusion -> fusion.label().equals(name))
        .findFirst()
        .orElseThrow(
            () -> SolrErrors.badRequest("fusion must be one of " + labels() + ", got: " + name));
  }

  /** The name that users write. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<String> labels() {
    return Arrays.stream(values()).map(Fusion::label).toList();
  }
}
