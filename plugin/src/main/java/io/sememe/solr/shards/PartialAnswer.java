// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.shards;

import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrRequestInfo;

/** Says in an answer that it is not all that it would have been with more time. */
public final class PartialAnswer {
  private PartialAnswer() {}

  /**
   * Marks the answer to a request, as Solr does when its time has run out.
   *
   * @param why what is missing
   */
  public static void mark(SolrQueryRequest request, String why) {
    SolrRequestInfo info = SolrRequestInfo.getRequestInfo();
    if (info != null && info.getRsp() != null) {
      info.getRsp().setPartialResults(request);
      info.getRsp().addPartialResponseDetail(why);
    }
  }
}
