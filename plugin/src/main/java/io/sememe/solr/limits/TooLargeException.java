// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.limits;

import org.apache.solr.common.SolrException;

/** Says that a request brings a text that is longer than texts may be: HTTP status 413. */
public final class TooLargeException extends SolrException {
  private static final long serialVersionUID = 1L;

  /** Solr has no constant for it. */
  private static final int CONTENT_TOO_LARGE = 413;

  /** Creates it with the limit, the value, and what to do. */
  public TooLargeException(String message) {
    super(CONTENT_TOO_LARGE, message, null);
  }
}
