// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.List;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.update.SolrCmdDistributor.SolrError;
import org.apache.solr.update.processor.DistributedUpdateProcessor.DistributedUpdatesAsyncException;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.apache.solr.update.processor.UpdateRequestProcessorFactory;

/** Tells at the end of each request that another node has refused something. */
public final class RefusingElsewhereFactory extends UpdateRequestProcessorFactory {
  @Override
  public UpdateRequestProcessor getInstance(
      SolrQueryRequest request, SolrQueryResponse response, UpdateRequestProcessor next) {
    return new UpdateRequestProcessor(next) {
      @Override
      public void finish() {
        SolrError error = new SolrError();
        error.e = new SolrException(ErrorCode.CONFLICT, "refused elsewhere");
        error.statusCode = ErrorCode.CONFLICT.code;
        throw new DistributedUpdatesAsyncException(List.of(error));
      }
    };
  }
}
