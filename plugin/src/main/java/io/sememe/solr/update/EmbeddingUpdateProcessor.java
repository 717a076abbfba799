// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderException;
import io.sememe.solr.SolrErrors;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.SolrException;
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
 * Gathers the documents of one request, encodes them together and sends them on in order. Anything
 * that is not a document goes on only after the documents before it. Not thread-safe, like every
 * processor.
 */
final class EmbeddingUpdateProcessor extends UpdateRequestProcessor {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  /**
   * Enough documents to keep all cores busy to the end of a batch, few enough to hold in memory.
   */
  private static final int BATCH_DOCUMENTS = 64;

  private static final long BATCH_CHARACTERS = 4_000_000;

  private final EmbeddingConfig config;
  private final DocumentEncoder encoder;
  private final SolrQueryResponse response;
  private final EmbeddingReport report = new EmbeddingReport();
  private final List<AddUpdateCommand> commands = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private long characters;

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
    if (AtomicUpdateDocumentMerger.isAtomicUpdate(command)) {
      requireSourcesUntouched(command);
      flush();
      super.processAdd(command);
      return;
    }
    try {
      gather(command, SourceText.of(command.getSolrInputDocument(), config.sources()));
    } catch (EncoderException e) {
      flush();
      sendOn(command, Outcome.failed(e));
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
      flush();
    } finally {
      // Also after a failure: the processors behind may still wait for documents sent before it.
      report();
      super.finish();
    }
  }

  private void report() {
    if (!report.isEmpty()) {
      response.add("embedding", report.toNamedList());
    }
  }

  private void gather(AddUpdateCommand command, String text) throws IOException {
    // Loaders use one command for all their documents.
    commands.add((AddUpdateCommand) command.clone());
    texts.add(text);
    characters += text.length();
    if (isFull() || command.isLastDocInBatch) {
      flush();
    }
  }

  private boolean isFull() {
    return commands.size() >= BATCH_DOCUMENTS || characters >= BATCH_CHARACTERS;
  }

  private void requireSourcesUntouched(AddUpdateCommand command) {
    String changed =
        SourceText.changedByPartialUpdate(command.getSolrInputDocument(), config.sources());
    if (changed != null) {
      throw SolrErrors.badRequest(
          "document '"
              + command.getPrintableId()
              + "' not indexed: a partial update of '"
              + changed
              + "' would leave a vector of the old text; send the whole document");
    }
  }

  private void flush() throws IOException {
    List<AddUpdateCommand> batch = List.copyOf(commands);
    List<String> batchTexts = List.copyOf(texts);
    // Emptied first: what fails is not tried again when the request finishes.
    commands.clear();
    texts.clear();
    characters = 0;
    if (batch.isEmpty()) {
      return;
    }
    List<Outcome> outcomes = encoder.encode(batchTexts);
    for (int i = 0; i < batch.size(); i++) {
      sendOn(batch.get(i), outcomes.get(i));
    }
  }

  private void sendOn(AddUpdateCommand command, Outcome outcome) throws IOException {
    command.getSolrInputDocument().removeField(config.dest());
    Embedding embedding = outcome.embedding();
    EncoderException failure = outcome.failure();
    if (failure != null) {
      report.countFailure();
      handle(command, failure);
    } else if (embedding != null) {
      report.count(embedding);
      put(command, embedding);
    }
    super.processAdd(command);
  }

  private void put(AddUpdateCommand command, Embedding embedding) {
    if (!embedding.isEmpty()) {
      command.getSolrInputDocument().setField(config.dest(), new VectorValue(embedding.vector()));
    }
  }

  private void handle(AddUpdateCommand command, EncoderException failure) {
    if (config.onError() == OnError.FAIL) {
      throw new SolrException(
          SolrErrors.code(failure.kind()),
          "document '" + command.getPrintableId() + "' not indexed: " + failure.getMessage(),
          failure);
    }
    log.warn(
        "document '{}' is indexed without a vector: {}",
        command.getPrintableId(),
        failure.getMessage());
    if (config.onError() == OnError.MARK) {
      command.getSolrInputDocument().setField(config.errorField(), failure.getMessage());
    }
  }
}
