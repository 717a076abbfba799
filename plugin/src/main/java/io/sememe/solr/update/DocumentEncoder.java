// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import io.sememe.solr.VectorField;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Encodes the texts of a batch of documents with all cores. Looks for its field and its model when
 * a batch comes: a request that only deletes or commits needs neither.
 */
final class DocumentEncoder {
  /** How long a batch may take, the wait for a model that is still loading included. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Failures of one text; every other failure would meet every text alike. */
  private static final Set<Kind> OF_ONE_TEXT = EnumSet.of(Kind.BAD_INPUT, Kind.INTERNAL);

  private final Supplier<VectorField> dest;
  private final Supplier<TextEmbedder> embedder;

  /**
   * Creates an encoder.
   *
   * @param dest finds the field that vectors go to, or throws SolrException 400
   * @param embedder finds the model, or throws EncoderException
   */
  DocumentEncoder(Supplier<VectorField> dest, Supplier<TextEmbedder> embedder) {
    this.dest = dest;
    this.embedder = embedder;
  }

  /**
   * Encodes.
   *
   * @param texts one per document, possibly empty
   * @return one outcome per text, in the order of the texts
   * @throws org.apache.solr.common.SolrException 400 when the schema lacks a field or the model's
   *     vectors do not fit into it
   */
  List<Outcome> encode(List<String> texts) {
    VectorField field = dest.get();
    Deadline deadline = Deadline.in(PATIENCE);
    try {
      TextEmbedder found = embedder.get();
      field.requireFits(found.space(deadline));
      return encode(texts, found, deadline);
    } catch (EncoderException e) {
      return Collections.nCopies(texts.size(), Outcome.failed(e));
    }
  }

  private static List<Outcome> encode(
      List<String> texts, TextEmbedder embedder, Deadline deadline) {
    try {
      return embedder.embed(texts, Role.PASSAGE, deadline).stream().map(Outcome::of).toList();
    } catch (EncoderException e) {
      if (!OF_ONE_TEXT.contains(e.kind())) {
        throw e;
      }
      // Find out which one, and give the others what is theirs.
      return texts.stream().map(text -> encodeAlone(text, embedder, deadline)).toList();
    }
  }

  private static Outcome encodeAlone(String text, TextEmbedder embedder, Deadline deadline) {
    try {
      return Outcome.of(embedder.embed(text, Role.PASSAGE, deadline));
    } catch (EncoderException e) {
      return Outcome.failed(e);
    }
  }
}
