// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderException;
import io.sememe.solr.SolrErrors;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.CommitUpdateCommand;
import org.apache.solr.update.DeleteUpdateCommand;
import org.apache.solr.update.MergeIndexesCommand;
import org.apache.solr.update.RollbackUpdateCommand;
import org.apache.solr.update.processor.AtomicUpdateDocumentMerger;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts to encode each document of a request when it comes, and sends it on when it has its vector
 * and those before it have gone: parsing, encoding and indexing overlap, and the documents stay in
 * order. Anything that is not a document goes on only after the documents before it. Not
 * thread-safe, like every processor.
 *
 * <p>When a document is refused, the documents behind it are kept. A request that goes on all the
 * same tolerates the failure and gets them sent on with what comes next; one that finishes does
 * not, and they are dropped, as the documents behind a refused one always are.
 */
final class EmbeddingUpdateProcessor extends UpdateRequestProcessor {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  private final EmbeddingConfig config;
  private final DocumentEncoder encoder;
  private final SolrQueryResponse response;
  private final EmbeddingReport report = new EmbeddingReport();
  private final Window window = new Window();
  private boolean refused;

  EmbeddingUpdateProcessor(
      EmbeddingConfig config,
      DocumentEncoder encoder,
      SolrQueryResponse response,
      UpdateRequestProcessor next) {
    super(next);
    this.config = config;
    this.encoder = encoder;
    this.response = response;
  }

  @Override
  public void processAdd(AddUpdateCommand command) throws IOException {
    refused = false;
    if (AtomicUpdateDocumentMerger.isAtomicUpdate(command)) {
      flush();
      requireTextAndVectorUntouched(command);
      super.processAdd(command);
      return;
    }
    window.add(encoder.start((AddUpdateCommand) command.clone()));
    if (command.isLastDocInBatch) {
      flush();
    }
    while (window.isHeadDone() || window.isFull()) {
      sendOnHead();
    }
  }

  @Override
  public void processDelete(DeleteUpdateCommand command) throws IOException {
    flush();
    super.processDelete(command);
  }

  @Override
  public void processMergeIndexes(MergeIndexesCommand command) throws IOException {
    flush();
    super.processMergeIndexes(command);
  }

  @Override
  public void processCommit(CommitUpdateCommand command) throws IOException {
    flush();
    super.processCommit(command);
  }

  @Override
  public void processRollback(RollbackUpdateCommand command) throws IOException {
    flush();
    super.processRollback(command);
  }

  @Override
  public void finish() throws IOException {
    try {
      if (!refused) {
        flush();
      }
    } finally {
      window.cancel();
      // Also after a failure: the processors behind may still wait for documents sent before it.
      report.addTo(response, config.dest());
      super.finish();
    }
  }

  // A partial update treats a plain value beside a {"set": ...} like a "set": any mention counts.
  private void requireTextAndVectorUntouched(AddUpdateCommand command) {
    SolrInputDocument document = command.getSolrInputDocument();
    for (String field : config.sources()) {
      if (document.containsKey(field)) {
        throw partialUpdateRefused(command, field, "would leave a vector of the old text");
      }
    }
    if (document.containsKey(config.dest())) {
      throw partialUpdateRefused(command, config.dest(), "would bring a vector of another text");
    }
  }

  private static SolrException partialUpdateRefused(
      AddUpdateCommand command, String field, String why) {
    return SolrErrors.badRequest(
        "document '"
            + command.getPrintableId()
            + "' not indexed: a partial update of '"
            + field
            + "' "
            + why
            + "; send the whole document");
  }

  private void flush() throws IOException {
    refused = false;
    while (sendOnHead()) {
      // Until there is none.
    }
  }

  /** Returns whether there was a document to send on. */
  private boolean sendOnHead() throws IOException {
    StartedDocument head = window.poll();
    if (head == null) {
      return false;
    }
    refused = true; // until it has been sent on
    sendOn(head);
    refused = false;
    return true;
  }

  private void sendOn(StartedDocument started) throws IOException {
    AddUpdateCommand command = started.command();
    SolrInputDocument document = command.getSolrInputDocument();
    document.removeField(config.dest());
    if (config.onError().marks()) {
      document.removeField(config.errorField());
    }
    try {
      Embedding embedding = encoder.await(started);
      report.count(embedding);
      encoder.put(document, embedding);
    } catch (EncoderException e) {
      report.countFailure();
      handle(command, e);
    }
    super.processAdd(command);
  }

  private void handle(AddUpdateCommand command, EncoderException failure) {
    if (config.onError().refuses(failure.kind())) {
      throw new SolrException(
          SolrErrors.code(failure.kind()),
          "document '" + command.getPrintableId() + "' not indexed: " + failure.getMessage(),
          failure);
    }
    log.warn(
        "document '{}' is indexed without a vector: {}",
        command.getPrintableId(),
        failure.getMessage());
    if (config.onError().marks()) {
      command.getSolrInputDocument().setField(config.errorField(), failure.getMessage());
    }
  }
}
