// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.util.Map;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpFilter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Gives every answer of a node the headers that a stock Solr's server/etc/jetty.xml gives it, which
 * JettySolrRunner does not read: a browser treats the page here as it does there.
 */
public final class ResponseHeaders extends HttpFilter {

  /** The headers of Solr 9.10.1. */
  public static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self';"
              + " font-src 'self'; frame-ancestors 'none'; img-src 'self' data:; media-src 'self';"
              + " style-src 'self' 'unsafe-inline'; script-src 'self'; worker-src 'self';",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "SAMEORIGIN",
          "X-XSS-Protection",
          "1; mode=block");

  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ALL.forEach(response::setHeader);
    chain.doFilter(request, response);
  }
}
