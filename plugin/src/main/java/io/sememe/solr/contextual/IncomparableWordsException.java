// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

/** The words of a query cannot be compared with those in an index; the message says what to do. */
public final class IncomparableWordsException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Reason {
    /** The field has no vectors of words. */
    NO_VECTORS,
    /** The field has vectors of another space. */
    OTHER_SPACE
  }

  private final Reason reason;

  IncomparableWordsException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why not. */
  public Reason reason() {
    return reason;
  }
}
