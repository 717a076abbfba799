// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.servlet.HttpSolrCall;

/** Where the page finds its files: relative to its own address, which only the browser knows. */
final class PageAddress {
  private PageAddress() {}

  /**
   * Returns the address of the files' folder. The page's own may end with '/' or not, which Solr
   * does not tell handlers: the request as it came does.
   *
   * @param name of the page's handler
   * @param folder below it
   */
  static String ofFiles(SolrQueryRequest request, String name, String folder) {
    HttpSolrCall call = request.getHttpSolrCall();
    boolean isFolder = call != null && isFolder(call.getReq().getRequestURI());
    return isFolder ? folder : name.substring(1) + "/" + folder;
  }

  /** Returns whether addresses relative to this one are below it; parameters may follow a ';'. */
  static boolean isFolder(String address) {
    return address.replaceFirst(";[^/]*$", "").endsWith("/");
  }
}
