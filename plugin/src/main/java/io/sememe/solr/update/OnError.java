// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.EncoderException.Kind;
import java.util.EnumSet;
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
      EnumSet.of(
          Kind.LOADING,
          Kind.TIMEOUT,
          Kind.OVERLOADED,
          Kind.OUT_OF_MEMORY,
          Kind.UNLOADED,
          Kind.UNKNOWN_MODEL);

  /**
   * Returns whether the update is refused. A model that is still loading, unloaded or not
   * installed, a deadline that passed, too much other work and a full GPU say nothing about the
   * document: the update succeeds when that is mended, so it is refused in any case.
   */
  boolean refuses(Kind kind) {
    return this == FAIL || NOT_OF_THE_DOCUMENT.contains(kind);
  }
}
