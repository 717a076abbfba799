// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.servlet.HttpSolrCall;
import org.jspecify.annotations.Nullable;

/** Whether a browser takes files compressed: a third of their size, or less. */
final class Compression {
  /** What it is called in HTTP. */
  static final String GZIP = "gzip";

  private Compression() {}

  /** Returns whether the one who asks takes gzip. */
  static boolean isTaken(SolrQueryRequest request) {
    HttpSolrCall call = request.getHttpSolrCall();
    return call != null && isTaken(call.getReq().getHeader("Accept-Encoding"));
  }

  /** Reads the header (RFC 9110, 12.5.3); a star, which no browser sends, is not taken for it. */
  static boolean isTaken(@Nullable String accepted) {
    return accepted != null
        && Stream.of(accepted.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(","))
            .anyMatch(one -> one.matches(GZIP + "(;q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?"));
  }
}
