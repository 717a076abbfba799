// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import java.util.Locale;

/** What is measured beside BM25. */
public enum Part {
  /** By vectors of whole texts and of their tokens. */
  VECTORS,

  /** By words and their meaning where they stand. */
  CONTEXTUAL,

  /** By learned sparse terms. */
  SPARSE;

  /** The word for it on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
