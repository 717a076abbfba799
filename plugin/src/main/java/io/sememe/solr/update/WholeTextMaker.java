// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.PendingEmbedding;
import io.sememe.encoder.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One vector of the whole text, in the document itself. */
final class WholeTextMaker implements VectorMaker {

  @Override
  public String cutting() {
    return "";
  }

  @Override
  public PendingVectors start(
      String id,
      SourceText text,
      StoredDocument stored,
      Target target,
      FieldUpdate update,
      Deadline deadline) {
    String whole = text.whole();
    String hash = TextHash.of(target, cutting(), text);
    if (isUnchanged(text, stored, target)) {
      Optional<float[]> vector = stored.vector(target.field());
      if (vector.isPresent() || whole.isBlank()) {
        return PendingVectors.of(kept(target, hash, vector, update));
      }
    }
    PendingEmbedding embedding = target.embedder().start(whole, Role.PASSAGE, deadline);
    return new Started(embedding, target, hash, update);
  }

  // A partial update leaves the vector alone.
  private static DocumentVectors kept(
      Target target, String hash, Optional<float[]> vector, FieldUpdate update) {
    Map<String, @Nullable Object> fields = fields(target, hash, vector.orElse(null), update);
    if (update.isPartial() && vector.isPresent()) {
      fields.remove(target.field());
    }
    return new DocumentVectors(fields, List.of(), vector.isPresent() ? 1 : 0, 0);
  }

  private static Map<String, @Nullable Object> fields(
      Target target, String hash, float @Nullable [] vector, FieldUpdate update) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put(
        target.field(), vector == null ? null : target.dest().value(vector, update.isPartial()));
    if (target.dest().hashed()) {
      fields.put(target.hashField(), hash);
    }
    return fields;
  }

  /** A text that is being encoded. */
  private record Started(PendingEmbedding embedding, Target target, String hash, FieldUpdate update)
      implements PendingVectors {

    @Override
    public boolean isDone() {
      return embedding.isDone();
    }

    @Override
    public DocumentVectors await() {
      Embedding made = embedding.await();
      float[] vector = made.isEmpty() ? null : made.vector();
      return new DocumentVectors(fields(target, hash, vector, update), List.of(made), 0, 0);
    }

    @Override
    public void cancel() {
      embedding.cancel();
    }
  }
}
