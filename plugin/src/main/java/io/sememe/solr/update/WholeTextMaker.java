// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.PendingEmbedding;
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
      Optional<TextVectors> vectors = stored.vectors(target);
      if (vectors.isPresent() || whole.isBlank()) {
        return PendingVectors.of(kept(target, hash, vectors.orElse(null), update));
      }
    }
    PendingEmbedding embedding = target.start(whole, deadline);
    PendingTokens tokens = target.startTokens(List.of(whole), deadline, embedding::cancel);
    return new Started(embedding, tokens, target, hash, update);
  }

  // A partial update leaves the vectors alone.
  private static DocumentVectors kept(
      Target target, String hash, @Nullable TextVectors vectors, FieldUpdate update) {
    Map<String, @Nullable Object> fields = fields(target, hash, vectors, update);
    if (update.isPartial() && vectors != null) {
      target.vectorFields().forEach(fields::remove);
    }
    return new DocumentVectors(fields, List.of(), vectors == null ? 0 : 1, 0);
  }

  private static Map<String, @Nullable Object> fields(
      Target target, String hash, @Nullable TextVectors vectors, FieldUpdate update) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put(
        target.field(),
        vectors == null ? null : target.dest().value(vectors.vector(), update.isPartial()));
    if (target.dest().tokenised()) {
      fields.put(target.tokensField(), vectors == null ? null : vectors.tokens());
    }
    if (target.dest().hashed()) {
      fields.put(target.hashField(), hash);
    }
    return fields;
  }

  /** A text that is being encoded. */
  private record Started(
      PendingEmbedding embedding,
      PendingTokens tokens,
      Target target,
      String hash,
      FieldUpdate update)
      implements PendingVectors {

    @Override
    public boolean isDone() {
      return embedding.isDone() && tokens.isDone();
    }

    @Override
    public DocumentVectors await() {
      Embedding made = embedding.await();
      byte[] stored = tokens.take();
      TextVectors vectors = made.isEmpty() ? null : new TextVectors(made.vector(), stored);
      return new DocumentVectors(fields(target, hash, vectors, update), List.of(made), 0, 0);
    }

    @Override
    public void cancel() {
      embedding.cancel();
      tokens.cancel();
    }
  }
}
