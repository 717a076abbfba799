// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.schedule.Lane;
import io.sememe.encoder.schedule.Scheduler;
import java.util.Arrays;
import java.util.List;

/** The task "text to one vector" on whatever model stands in a slot. Thread-safe. */
final class ModelTextEmbedder implements TextEmbedder {
  private final String model;
  private final ModelSlot slot;
  private final Scheduler scheduler;
  private final int maxCharacters;

  ModelTextEmbedder(String model, ModelSlot slot, Scheduler scheduler, int maxCharacters) {
    this.model = model;
    this.slot = slot;
    this.scheduler = scheduler;
    this.maxCharacters = maxCharacters;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public EmbeddingSpace space(Deadline deadline) {
    return slot.await(deadline).space();
  }

  @Override
  public List<Embedding> embed(List<String> texts, Role role, Deadline deadline) {
    if (texts.stream().anyMatch(text -> text == null)) {
      throw new EncoderException(Kind.BAD_INPUT, "a text is null");
    }
    OpenModel open = slot.await(deadline);
    Embedding[] embeddings = new Embedding[texts.size()];
    scheduler.forEach(
        embeddings.length,
        role == Role.QUERY ? Lane.SEARCH : Lane.INDEX,
        deadline,
        i -> embeddings[i] = open.embed(texts.get(i), role, maxCharacters));
    return Arrays.asList(embeddings);
  }

  @Override
  public PendingEmbedding start(String text, Role role, Deadline deadline) {
    return new Lazy(text, role, deadline);
  }

  private final class Lazy implements PendingEmbedding {
    private final String text;
    private final Role role;
    private final Deadline deadline;

    private Lazy(String text, Role role, Deadline deadline) {
      this.text = text;
      this.role = role;
      this.deadline = deadline;
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public Embedding await() {
      return embed(text, role, deadline);
    }

    @Override
    public void cancel() {}
  }
}
