// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.EncoderException;
import io.sememe.solr.SolrErrors;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.CommitUpdateCommand;
import org.apache.solr.update.DeleteUpdateCommand;
import org.apache.solr.update.MergeIndexesCommand;
import org.apache.solr.update.RollbackUpdateCommand;
import org.apache.solr.update.processor.DistributedUpdateProcessor.DistributedUpdatesAsyncException;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.jspecify.annotations.Nullable;
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
 * not, and they are dropped, as the documents behind a refused one always are. With Solr's
 * TolerantUpdateProcessor in front nothing is dropped: each refused document is told at the end.
 */
final class EmbeddingUpdateProcessor extends UpdateRequestProcessor {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());
  private final DocumentEncoder encoder;
  private final DocumentSender sender;
  private final Downstream downstream;
  private final UpdateAnswer answer;
  private final @Nullable Tolerated tolerated;
  private final Arrivals arrivals = new Arrivals();
  private final Window window = new Window();
  private boolean refused;

  /**
   * Creates a processor for one request.
   *
   * @param tolerated gathers refused documents; null when the first of them ends the request
   */
  EmbeddingUpdateProcessor(
      DocumentEncoder encoder,
      DocumentSender sender,
      Downstream downstream,
      UpdateAnswer answer,
      @Nullable Tolerated tolerated,
      UpdateRequestProcessor next) {
    super(next);
    this.encoder = encoder;
    this.sender = sender;
    this.downstream = downstream;
    this.answer = answer;
    this.tolerated = tolerated;
  }

  @Override
  public void processAdd(AddUpdateCommand command) throws IOException {
    refused = false;
    arrivals.add((AddUpdateCommand) command.clone());
    if (command.isLastDocInBatch) {
      flush();
    } else if (arrivals.areMany() || !encoder.isLookedUp(command)) {
      window.addAll(encoder.start(arrivals.takeAll()));
    }
    while (window.isHeadDone() || window.isFull()) {
      sendOnHead();
    }
  }

  @Override
  public void processDelete(DeleteUpdateCommand command) throws IOException {
    flush();
    sender.delete(command);
  }

  @Override
  public void processMergeIndexes(MergeIndexesCommand command) throws IOException {
    flush();
    downstream.next().processMergeIndexes(command);
  }

  @Override
  public void processCommit(CommitUpdateCommand command) throws IOException {
    flush();
    downstream.next().processCommit(command);
  }

  @Override
  public void processRollback(RollbackUpdateCommand command) throws IOException {
    flush();
    downstream.next().processRollback(command);
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
      finishDownstream();
    }
    if (tolerated != null) {
      tolerated.tell();
    }
  }

  private void finishDownstream() throws IOException {
    try {
      downstream.finish();
    } catch (DistributedUpdatesAsyncException e) {
      refuse(e);
    } finally {
      answer.complete();
    }
  }

  // They have come from other nodes, each with the document that it is about.
  private void refuse(DistributedUpdatesAsyncException failures) {
    if (tolerated == null) {
      throw failures;
    }
    tolerated.addAll(failures);
  }

  private void flush() throws IOException {
    refused = false;
    window.addAll(encoder.start(arrivals.takeAll()));
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
    try {
      sendOn(head);
    } finally {
      head.cancel(); // what nobody has waited for would hold its model for ever
    }
    refused = false;
    return true;
  }

  private void sendOn(StartedDocument head) throws IOException {
    String id = idOf(head.command());
    if (head.isSentAlone()) {
      settle();
    }
    try {
      sender.send(head);
    } catch (EncoderException e) {
      refuse(id, notIndexed(id, e));
    } catch (SolrException e) {
      refuse(id, e);
    } catch (IOException | RuntimeException e) {
      // Whoever tolerates it tells its message alone.
      log.error("document '{}' was not indexed", id, e);
      String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
      refuse(id, new SolrException(ErrorCode.SERVER_ERROR, why, e));
    }
  }

  // Without one, asking for it is what is refused.
  private static String idOf(AddUpdateCommand command) {
    try {
      return command.getPrintableId();
    } catch (SolrException e) {
      return "(unknown)";
    }
  }

  private void settle() throws IOException {
    try {
      downstream.settle();
    } catch (DistributedUpdatesAsyncException e) {
      refuse(e);
    }
  }

  private void refuse(String id, SolrException failure) {
    answer.refused(failure);
    if (tolerated == null) {
      throw failure;
    }
    tolerated.add(id, failure);
  }

  private static SolrException notIndexed(String id, EncoderException e) {
    return new SolrException(
        SolrErrors.code(e.kind()), "document '" + id + "' not indexed: " + e.getMessage(), e);
  }
}
