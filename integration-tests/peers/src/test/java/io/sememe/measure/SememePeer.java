// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import java.time.Duration;
import java.util.List;

/** Ours, with the settings that a Solr node uses. */
final class SememePeer implements TextPeer {

  private static final Duration PATIENCE = Duration.ofHours(1);

  private final TextEmbedder embedder;

  SememePeer(PeerSettings settings) {
    // Never closed: the process ends when it has answered for the last time.
    Encoders encoders = new Encoders(EncoderSettings.of(settings.models()));
    embedder = encoders.textEmbedder(settings.name());
    embedder.space(Deadline.in(PATIENCE));
  }

  @Override
  public List<float[]> encode(List<String> texts) {
    return embed(texts).stream().map(Embedding::vector).toList();
  }

  @Override
  public float[] encodeOne(String text) {
    return embed(text, Role.PASSAGE).vector();
  }

  /** Encodes passages and says more than their vectors. */
  List<Embedding> embed(List<String> texts) {
    return embedder.embed(texts, Role.PASSAGE, Deadline.in(PATIENCE));
  }

  /** Encodes one text in the calling thread. */
  Embedding embed(String text, Role role) {
    return embedder.embed(text, role, Deadline.in(PATIENCE));
  }
}
