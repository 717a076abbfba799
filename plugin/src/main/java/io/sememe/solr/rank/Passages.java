// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which texts of a document a cross-encoder sees. */
enum Passages {
  /** The text from its start, as far as the model sees. */
  FIRST,
  /** The passage that answers the question best. */
  BEST,
  /** All passages. */
  ALL;

  /**
   * Reads the name.
   *
   * @throws org.apache.solr.common.SolrException 400 when there is none of that name
   */
  static Passages of(String name) {
    return Arrays.stream(values())
        .filter(passages -> passages.label().equals(name))
        .findFirst()
        .orElseThrow(
            () -> SolrErrors.badRequest("passages must be one of " + labels() + ", got: " + name));
  }

  private static List<String> labels() {
    return Arrays.stream(values()).map(Passages::label).toList();
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
