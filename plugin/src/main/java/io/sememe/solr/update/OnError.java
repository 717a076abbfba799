// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What happens to a document whose text cannot be encoded. */
enum OnError {
  /** The update is refused and names the document. */
  FAIL,
  /** The document is indexed without a vector; a warning is logged. */
  SKIP,
  /** As SKIP, and the reason is written into a field of the document. */
  MARK;

  private static final Set<Kind> NOT_OF_THE_DOCUMENT =
      EnumSet.of(Kind.LOADING, Kind.TIMEOUT, Kind.OVERLOADED, Kind.UNLOADED, Kind.UNKNOWN_MODEL);

  /**
   * Returns whether the update is refused. A model that is still loading, unloaded or not
   * installed, a deadline that passed and too much other work say nothing about the document: the
   * update succeeds when that is mended, so it is refused in any case.
   */
  boolean refuses(Kind kind) {
    return this == FAIL || NOT_OF_THE_DOCUMENT.contains(kind);
  }

  /** Returns whether the reason is written into the document. */
  boolean marks() {
    return this == MARK;
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
