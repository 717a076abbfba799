// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.DeleteUpdateCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes vectors into documents and sends them on. A partial update insists on the version whose
 * text was read, and is made anew when somebody else was faster. Not thread-safe.
 */
final class DocumentSender {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  /** How long a partial update is made anew; each time somebody else's has gone through. */
  private static final Duration CONFLICTS = Duration.ofSeconds(20);

  private final EmbeddingConfig config;
  private final DocumentEncoder encoder;
  private final Downstream downstream;
  private final EmbeddingReport report;
  private final boolean conflictsFail;

  /**
   * Creates a sender for one request.
   *
   * @param conflictsFail whether the client wants to hear of the conflicts that it asked for
   */
  DocumentSender(
      EmbeddingConfig config,
      DocumentEncoder encoder,
      Downstream downstream,
      EmbeddingReport report,
      boolean conflictsFail) {
    this.config = config;
    this.encoder = encoder;
    this.downstream = downstream;
    this.report = report;
    this.conflictsFail = conflictsFail;
  }

  /**
   * Waits for a document's vectors and sends it on.
   *
   * @throws SolrException when it is refused
   * @throws EncoderException when its text cannot be encoded and it is refused for that
   */
  void send(StartedDocument document) throws IOException {
    StartedDocument started = encoder.known(document);
    if (started.isUntouched()) {
      downstream.next().processAdd(started.command());
    } else if (started.update() == FieldUpdate.WHOLE) {
      write(started, started.command().getSolrInputDocument());
      downstream.next().processAdd(started.command());
    } else {
      sendPartial(started);
    }
  }

  /** Sends a deletion on, of documents with their passages. */
  void delete(DeleteUpdateCommand command) throws IOException {
    boolean blocks = config.unit().isNested();
    downstream.next().processDelete(blocks ? DeletedBlocks.of(command) : command);
  }

  // The first attempt was looked up together with other documents of the request, maybe before one
  // of them changed this very document: what it knows refuses nothing.
  private void sendPartial(StartedDocument started) throws IOException {
    Deadline patience = Deadline.in(CONFLICTS);
    StartedDocument attempt = started;
    boolean current = false;
    while (!isDone(attempt, current, patience)) {
      attempt = encoder.startAgain(started.command());
      current = true;
    }
  }

  private boolean isDone(StartedDocument attempt, boolean current, Deadline patience)
      throws IOException {
    SolrInputDocument document = attempt.command().getSolrInputDocument().deepCopy();
    write(attempt, document);
    PartialUpdate partial = new PartialUpdate(attempt.command(), encoder.idField());
    StoredDocument stored = attempt.stored();
    if (!partial.isMetBy(stored)) {
      return current && isDropped(partial.conflict(stored));
    }
    if (partial.isTouch(attempt.targets().fields()) && !stored.exists()) {
      return current;
    }
    return isTaken(insisting(attempt.command(), document, stored.version()), patience);
  }

  private static AddUpdateCommand insisting(
      AddUpdateCommand sent, SolrInputDocument document, long version) {
    AddUpdateCommand command = (AddUpdateCommand) sent.clone();
    document.setField(CommonParams.VERSION_FIELD, version);
    command.setVersion(version);
    command.solrDoc = document;
    return command;
  }

  private boolean isTaken(AddUpdateCommand command, Deadline patience) throws IOException {
    try {
      downstream.addNow(command);
      return true;
    } catch (SolrException e) {
      if (e.code() != ErrorCode.CONFLICT.code || patience.expired()) {
        throw e;
      }
      log.debug("document '{}' was changed meanwhile: once more", command.getPrintableId());
      return false;
    }
  }

  // The client insists on a version that is not there, and may have said that it does not mind.
  private boolean isDropped(SolrException conflict) {
    if (conflictsFail) {
      throw conflict;
    }
    return true;
  }

  private void write(StartedDocument started, SolrInputDocument document) {
    FieldUpdate update = started.update();
    started.targets().fields().own().forEach(document::removeField);
    if (update.isPartial()) {
      started.targets().fields().ofRetired().forEach(field -> update.set(document, field, null));
    }
    try {
      List<DocumentVectors> all = encoder.await(started);
      for (int i = 0; i < all.size(); i++) {
        update.setAll(document, all.get(i).fields());
        report.count(started.targets().targets().get(i), all.get(i));
      }
      mark(started, document, null);
    } catch (EncoderException e) {
      report.countFailure();
      withoutVectors(started, document, e);
    }
  }

  // What a partial update leaves would be the vectors of another text. While it is not known what
  // the document is encoded for, nothing says whether its text has changed.
  private void withoutVectors(
      StartedDocument started, SolrInputDocument document, EncoderException failure) {
    boolean mayHaveVectors = started.update().isPartial() && started.isUnknown();
    if (config.onError().refuses(failure.kind()) || mayHaveVectors) {
      throw failure;
    }
    log.warn(
        "document '{}' is indexed without a vector: {}",
        started.command().getPrintableId(),
        failure.getMessage());
    started.targets().targets().stream()
        .flatMap(target -> VectorFields.with(target.field()))
        .forEach(field -> started.update().set(document, field, null));
    mark(started, document, failure.getMessage());
  }

  private void mark(StartedDocument started, SolrInputDocument document, @Nullable String reason) {
    if (config.onError() == OnError.MARK) {
      started.update().set(document, config.errorField(), reason);
    }
  }
}
