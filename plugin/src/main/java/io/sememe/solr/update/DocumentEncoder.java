// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.PendingEmbedding;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import io.sememe.solr.VectorField;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.update.AddUpdateCommand;

/**
 * Gives documents the vectors of their texts. Looks for its field and its model when a document
 * comes: a request that only deletes or commits needs neither.
 */
final class DocumentEncoder {
  /** How long a document may wait for the encoder, a model that is still loading included. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<String> sources;
  private final Supplier<Destination> dest;
  private final Supplier<TextEmbedder> embedder;

  /**
   * Creates an encoder.
   *
   * @param sources the fields whose text is encoded, in this order
   * @param dest finds the field that vectors go to, or throws SolrException 400
   * @param embedder finds the model, or throws EncoderException
   */
  DocumentEncoder(
      List<String> sources, Supplier<Destination> dest, Supplier<TextEmbedder> embedder) {
    this.sources = sources;
    this.dest = dest;
    this.embedder = embedder;
  }

  /**
   * Starts to encode a document's text. What goes wrong with it is told by {@link #await}.
   *
   * @throws org.apache.solr.common.SolrException 400 when the schema lacks a field or the model's
   *     vectors do not fit into it
   */
  StartedDocument start(AddUpdateCommand command) {
    try {
      String text = SourceText.of(command.getSolrInputDocument(), sources);
      return new StartedDocument(command, text, start(text, Deadline.in(PATIENCE)));
    } catch (EncoderException e) {
      return new StartedDocument(command, "", PendingEmbedding.failed(e));
    }
  }

  private PendingEmbedding start(String text, Deadline deadline) {
    VectorField field = dest.get().field();
    try {
      TextEmbedder model = embedder.get();
      field.requireFits(model.space(deadline));
      return model.start(text, Role.PASSAGE, deadline);
    } catch (EncoderException e) {
      return PendingEmbedding.failed(e);
    }
  }

  /**
   * Waits for a document's embedding. Its patience counts from its turn on: when it has run out
   * while the documents before it were being indexed, however slowly, the text gets another chance.
   *
   * @throws EncoderException when the document has none
   */
  Embedding await(StartedDocument document) {
    Deadline patience = Deadline.in(PATIENCE);
    try {
      return document.embedding().await();
    } catch (EncoderException e) {
      if (e.kind() != Kind.TIMEOUT || patience.expired()) {
        throw e;
      }
      return start(document.text(), patience).await();
    }
  }

  /** Writes a document's vector into it; a document without text gets none. */
  void put(SolrInputDocument document, Embedding embedding) {
    if (!embedding.isEmpty()) {
      dest.get().put(document, embedding.vector());
    }
  }
}
