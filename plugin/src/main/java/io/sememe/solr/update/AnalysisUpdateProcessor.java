// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.SolrErrors;
import java.io.IOException;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.jspecify.annotations.Nullable;

/** Analyses documents, one after the other, in the request's thread. Not thread-safe. */
final class AnalysisUpdateProcessor extends UpdateRequestProcessor {
  private final DocumentAnalysis analysis;

  AnalysisUpdateProcessor(AnalysedFields fields, @Nullable UpdateRequestProcessor next) {
    super(next);
    this.analysis = new DocumentAnalysis(fields);
  }

  @Override
  public void processAdd(AddUpdateCommand command) throws IOException {
    SolrInputDocument received = command.getSolrInputDocument();
    command.solrDoc = analysed(command);
    try {
      super.processAdd(command);
    } finally {
      // Whoever is in front may send it once more, after a conflict: its text.
      command.solrDoc = received;
    }
  }

  private SolrInputDocument analysed(AddUpdateCommand command) throws IOException {
    try {
      return analysis.of(command.getSolrInputDocument());
    } catch (SolrException e) {
      String reason = "document '" + command.getPrintableId() + "' not indexed: " + e.getMessage();
      throw new SolrException(ErrorCode.getErrorCode(e.code()), reason, e);
    } catch (IllegalArgumentException e) {
      throw SolrErrors.badRequest(
          "document '" + command.getPrintableId() + "' cannot be analysed: " + e.getMessage());
    }
  }
}
