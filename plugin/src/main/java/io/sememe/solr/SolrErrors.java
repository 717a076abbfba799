// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.EncoderException;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;

/**
 * What the encoder says, as an HTTP status: 400 for the caller's faults, 503 for what may be better
 * later, 500 for bugs.
 */
public final class SolrErrors {
  private SolrErrors() {}

  /** Returns the exception to throw to Solr. */
  public static SolrException of(EncoderException e) {
    return new SolrException(code(e.kind()), e.getMessage(), e);
  }

  /** Returns the exception for a caller's fault. */
  public static SolrException badRequest(String message) {
    return new SolrException(ErrorCode.BAD_REQUEST, message);
  }

  /** Returns the HTTP status of a kind of failure. */
  public static ErrorCode code(EncoderException.Kind kind) {
    return switch (kind) {
      case UNKNOWN_MODEL, BAD_INPUT -> ErrorCode.BAD_REQUEST;
      case LOADING, FAILED, UNLOADED, TIMEOUT, OVERLOADED -> ErrorCode.SERVICE_UNAVAILABLE;
      case INTERNAL -> ErrorCode.SERVER_ERROR;
    };
  }
}
