// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.util.ContentStreamBase;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.RawResponseWriter;
import org.apache.solr.response.SolrQueryResponse;

/** An answer that a handler has written itself: it is sent as it is, whatever {@code wt} says. */
public final class WrittenAnswer {
  /** Solr's writer of what a handler has written already. */
  private static final String WRITER = "raw";

  private WrittenAnswer() {}

  /** Has Solr send it. */
  public static void send(
      ContentStreamBase answer, SolrQueryRequest request, SolrQueryResponse response) {
    ModifiableSolrParams params = new ModifiableSolrParams(request.getParams());
    request.setParams(params.set(CommonParams.WT, WRITER));
    response.add(RawResponseWriter.CONTENT, answer);
  }
}
