// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import java.util.Locale;

/** What a vector stands for, and which documents of the index carry it. */
public enum VectorUnit {
  /** A document, in the document itself. */
  DOCUMENT,
  /** A passage of a document, encoded on its own, in a nested document. */
  PASSAGE,
  /** A passage of a document, encoded with what stands around it, in a nested document. */
  PASSAGE_IN_CONTEXT;

  /** Returns whether nested documents carry the vectors. */
  public boolean isNested() {
    return this != DOCUMENT;
  }

  /** Returns the name as messages and the collection's memory write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the unit of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static VectorUnit ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
