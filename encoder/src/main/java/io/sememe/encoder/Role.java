// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.Locale;

/**
 * What a text is to the search. Many models put another prefix before a query than before a
 * passage, so the same text has two vectors: the role is part of every request and of every cache
 * key.
 */
public enum Role {
  /** What a person asks. */
  QUERY,
  /** What is searched: a document or a part of one. */
  PASSAGE;

  /** Returns the name as descriptors and parameters write it: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
