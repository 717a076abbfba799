// SPDX-License-Identifier: Apache-2.0
package io.sememe.texttovector;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.util.Map;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.apache.solr.update.processor.UpdateRequestProcessorFactory;

/** Stands in for the update processor of Solr's module: one text, one vector. */
public final class StoredModelUpdateProcessorFactory extends UpdateRequestProcessorFactory {
  @Override
  public UpdateRequestProcessor getInstance(
      SolrQueryRequest request, SolrQueryResponse response, UpdateRequestProcessor next) {
    EmbeddingModel model =
        StoredModelQParserPlugin.model(request, Map.of("model", "bge-small-en-v1.5"));
    return new UpdateRequestProcessor(next) {
      @Override
      public void processAdd(AddUpdateCommand command) throws IOException {
        SolrInputDocument document = command.getSolrInputDocument();
        String text = document.getFieldValue("body").toString();
        document.setField("vector", model.embed(text).content().vectorAsList());
        super.processAdd(command);
      }
    };
  }
}
