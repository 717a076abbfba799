// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.VectorField;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.apache.solr.update.processor.UpdateRequestProcessorFactory;

/**
 * An update request on its way through a chain that encodes documents.
 *
 * @param config what is encoded
 * @param request what the client asks for
 * @param response what it is told
 */
record EmbeddingRequest(
    EmbeddingConfig config, SolrQueryRequest request, SolrQueryResponse response) {

  /**
   * Returns the processor for it.
   *
   * @param own whose processor it is in the request's chain
   * @param targets finds what documents are encoded for
   * @param next what Solr has put behind it
   */
  EmbeddingUpdateProcessor processor(
      UpdateRequestProcessorFactory own, TargetFinder targets, UpdateRequestProcessor next) {
    EmbeddingReport report = new EmbeddingReport(config.dest());
    RestOfChain rest = new RestOfChain(request, own);
    Downstream downstream = new Downstream(next, rest);
    DocumentEncoder encoder = encoder(targets);
    return new EmbeddingUpdateProcessor(
        encoder,
        new DocumentSender(config, encoder, downstream, report, rest.conflictsFail()),
        downstream,
        new UpdateAnswer(response, report, rest::addTo),
        rest.isTolerated() ? new Tolerated() : null,
        next);
  }

  private DocumentEncoder encoder(TargetFinder targets) {
    IndexSchema schema = request.getSchema();
    String idField = schema.getUniqueKeyField().getName();
    return new DocumentEncoder(
        config,
        idField,
        schema.getFieldOrNull(VectorField.hashFieldOf(config.dest())) != null,
        targets,
        new RealTimeGet(request.getCore(), Routing.of(request), idField, config.unit().isNested()));
  }
}
