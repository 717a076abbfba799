// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What happens to a document whose text cannot be encoded. */
enum OnError {
  /** The update is refused and names the document. */
  FAIL,
  /** The document is indexed without a vector; a warning is logged. */
  SKIP,
  /** As SKIP, and the reason is written into a field of the document. */
  MARK;

  /**
   * Returns whether the update is refused. A model that is still loading and a deadline that passed
   * say nothing about the document: the same update succeeds later, so it is refused in any case.
   */
  boolean refuses(Kind kind) {
    return this == FAIL || kind == Kind.LOADING || kind == Kind.TIMEOUT;
  }

  static OnError ofLabel(String label) {
    return Arrays.stream(values())
        .filter(value -> value.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> SolrErrors.badRequest("onError must be one of " + labels() + ", got: " + label));
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<String> labels() {
    return Arrays.stream(values()).map(OnError::label).toList();
  }
}
