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
 * Gathers the documents of one request, encodes them together and sends them on in order. Anything
 * that is not a document goes on only after the documents before it. Not thread-safe, like every
 * processor.
 *
 * <p>When a document is refused, the documents behind it in the batch are kept. A request that goes
 * on all the same tolerates the failure and gets them sent on with what comes next; one that
 * finishes does not, and they are dropped, as the documents behind a refused one always are.
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
  private final List<Pending> pending = new ArrayList<>();
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
      if (!refused) {
        flush();
      }
    } finally {
      // Also after a failure: the processors behind may still wait for documents sent before it.
      report.addTo(response, config.dest());
      super.finish();
    }
  }

  private void gather(AddUpdateCommand command, String text) throws IOException {
    pending.add(new Pending((AddUpdateCommand) command.clone(), text));
    if (isFull() || command.isLastDocInBatch) {
      flush();
    }
  }

  private boolean isFull() {
    return pending.size() >= BATCH_DOCUMENTS
        || pending.stream().mapToLong(document -> document.text().length()).sum()
            >= BATCH_CHARACTERS;
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
    List<Pending> batch = List.copyOf(pending);
    pending.clear();
    refused = false;
    if (batch.isEmpty()) {
      return;
    }
    int done = 0;
    try {
      List<Outcome> outcomes = encoder.encode(batch.stream().map(Pending::text).toList());
      while (done < batch.size()) {
        sendOn(batch.get(done).command(), outcomes.get(done++));
      }
    } catch (IOException | RuntimeException e) {
      refused = true;
      // When the batch failed as a whole, its first document stands for it.
      pending.addAll(batch.subList(Math.max(done, 1), batch.size()));
      throw e;
    }
  }

  private void sendOn(AddUpdateCommand command, Outcome outcome) throws IOException {
    SolrInputDocument document = command.getSolrInputDocument();
    document.removeField(config.dest());
    if (config.onError().marks()) {
      document.removeField(config.errorField());
    }
    Embedding embedding = outcome.embedding();
    EncoderException failure = outcome.failure();
    if (failure != null) {
      report.countFailure();
      handle(command, failure);
    } else if (embedding != null) {
      report.count(embedding);
      put(document, embedding);
    }
    super.processAdd(command);
  }

  private void put(SolrInputDocument document, Embedding embedding) {
    if (!embedding.isEmpty()) {
      document.setField(config.dest(), new VectorValue(embedding.vector()));
    }
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
