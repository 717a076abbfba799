// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.search.SolrIndexSearcher;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.apache.solr.update.processor.UpdateRequestProcessorFactory;

/** Asks for the searcher of each document's request, as processors that classify documents do. */
public final class SearchingBehindFactory extends UpdateRequestProcessorFactory {
  final List<SolrIndexSearcher> asked = new CopyOnWriteArrayList<>();

  @Override
  public UpdateRequestProcessor getInstance(
      SolrQueryRequest request, SolrQueryResponse response, UpdateRequestProcessor next) {
    return new UpdateRequestProcessor(next) {
      @Override
      public void processAdd(AddUpdateCommand command) throws IOException {
        asked.add(command.getReq().getSearcher());
        super.processAdd(command);
      }
    };
  }
}
