// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.params.CursorMarkParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.search.QueryLimitsExceededException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a request that cannot or need not go on: what there is becomes a partial answer, as
 * when Solr itself finds that {@code timeAllowed} has passed.
 */
final class EarlyEnd {
  private EarlyEnd() {}

  /**
   * Returns the exception to throw to Solr, which answers 200 with partialResults in the header.
   * What cannot be searched for must not be searched by shards either: so the whole request ends.
   */
  static QueryLimitsExceededException of(SolrQueryRequest request, String reason) {
    @Nullable SolrRequestInfo info = SolrRequestInfo.getRequestInfo();
    @Nullable SolrQueryResponse response = info == null ? null : info.getRsp();
    if (response != null && SolrQueryRequest.allowPartialResults(request.getParams())) {
      addEmptyResult(request, response);
      response.addPartialResponseDetail(reason);
    }
    return new QueryLimitsExceededException(reason);
  }

  private static void addEmptyResult(SolrQueryRequest request, SolrQueryResponse response) {
    if (response.getResponse() == null) {
      response.addResponse(new SolrDocumentList());
      // The client is where it was.
      @Nullable String cursor = request.getParams().get(CursorMarkParams.CURSOR_MARK_PARAM);
      if (cursor != null) {
        response.add(CursorMarkParams.CURSOR_MARK_NEXT, cursor);
      }
    }
  }
}
