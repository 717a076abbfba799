// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import org.apache.solr.common.SolrException;

/**
 * Says that more is asked than the node can do now: HTTP status 429. Where it was thrown tells
 * nobody anything, and Solr logs every failure with its stack: a node that refuses hundreds of
 * searches a second has better things to do than to write some sixty lines for each.
 */
final class OverloadedException extends SolrException {
  private static final long serialVersionUID = 1L;

  /** Creates it with the limit, the value, and what to do. */
  OverloadedException(String message) {
    super(ErrorCode.TOO_MANY_REQUESTS, message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
