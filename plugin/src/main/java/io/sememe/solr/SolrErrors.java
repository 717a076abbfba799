// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.EncoderException;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.SolrQueryResponse;

/**
 * What the encoder says, as an HTTP status: 400 for the caller's faults, 429 where too many ask,
 * 503 for what else may be better later, 500 for bugs.
 */
public final class SolrErrors {
  /** A model loads in less, and a full queue is worked off in five to fifteen seconds. */
  private static final String RETRY_AFTER_SECONDS = "5";

  private SolrErrors() {}

  /**
   * Returns the exception to throw to Solr. Who searches may not know the folders of this machine:
   * they are in the cause, which is logged; a refusal for too many requests has none.
   */
  public static SolrException of(EncoderException e) {
    String message = EncoderException.withoutFolders(String.valueOf(e.getMessage()));
    return e.kind() == EncoderException.Kind.OVERLOADED
        ? new OverloadedException(message)
        : new SolrException(code(e.kind()), message, e);
  }

  /** Returns the exception to throw to Solr, and tells the client when to come again, if at all. */
  public static SolrException ofQuery(EncoderException e) {
    SolrException failure = of(e);
    SolrRequestInfo info = SolrRequestInfo.getRequestInfo();
    if (info != null && info.getRsp() != null) {
      addRetryAfter(info.getRsp(), failure);
    }
    return failure;
  }

  /** Returns the exception for a caller's fault. */
  public static SolrException badRequest(String message) {
    return new SolrException(ErrorCode.BAD_REQUEST, message);
  }

  /** Tells the client when to come again, if a failure is one that passes. */
  public static void addRetryAfter(SolrQueryResponse response, SolrException failure) {
    if (failure.code() == ErrorCode.SERVICE_UNAVAILABLE.code
        || failure.code() == ErrorCode.TOO_MANY_REQUESTS.code) {
      response.setHttpHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
  }

  /** Returns whether a failure is one of time: what was asked for could not be had yet. */
  public static boolean isLate(EncoderException e) {
    return switch (e.kind()) {
      case TIMEOUT, LOADING, OVERLOADED -> true;
      case UNKNOWN_MODEL, BAD_INPUT, FAILED, UNLOADED, OUT_OF_MEMORY, INTERNAL -> false;
    };
  }

  /** Returns the HTTP status of a kind of failure. */
  public static ErrorCode code(EncoderException.Kind kind) {
    return switch (kind) {
      case UNKNOWN_MODEL, BAD_INPUT -> ErrorCode.BAD_REQUEST;
      case OVERLOADED -> ErrorCode.TOO_MANY_REQUESTS;
      case LOADING, FAILED, UNLOADED, TIMEOUT, OUT_OF_MEMORY -> ErrorCode.SERVICE_UNAVAILABLE;
      case INTERNAL -> ErrorCode.SERVER_ERROR;
    };
  }
}
