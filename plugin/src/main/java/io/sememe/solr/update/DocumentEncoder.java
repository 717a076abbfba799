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

/** Encodes the texts of a batch of documents with all cores. Thread-safe. */
final class DocumentEncoder {
  /** How long a batch may take, the wait for a model that is still loading included. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Failures of one text; every other failure would meet every text alike. */
  private static final Set<Kind> OF_ONE_TEXT = EnumSet.of(Kind.BAD_INPUT, Kind.INTERNAL);

  private final TextEmbedder embedder;
  private final VectorField dest;

  DocumentEncoder(TextEmbedder embedder, VectorField dest) {
    this.embedder = embedder;
    this.dest = dest;
  }

  /**
   * Encodes.
   *
   * @param texts one per document, possibly empty
   * @return one outcome per text, in the order of the texts
   * @throws org.apache.solr.common.SolrException 400 when the model's vectors do not fit into the
   *     field
   */
  List<Outcome> encode(List<String> texts) {
    Deadline deadline = Deadline.in(PATIENCE);
    try {
      dest.requireFits(embedder.space(deadline));
      return embedder.embed(texts, Role.PASSAGE, deadline).stream().map(Outcome::of).toList();
    } catch (EncoderException e) {
      if (OF_ONE_TEXT.contains(e.kind())) {
        return texts.stream().map(text -> encodeAlone(text, deadline)).toList();
      }
      return Collections.nCopies(texts.size(), Outcome.failed(e));
    }
  }

  // One text of the batch failed: find out which, and give the others what is theirs.
  private Outcome encodeAlone(String text, Deadline deadline) {
    try {
      return Outcome.of(embedder.embed(text, Role.PASSAGE, deadline));
    } catch (EncoderException e) {
      return Outcome.failed(e);
    }
  }
}
