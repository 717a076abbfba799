// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.Schedulers;

/**
 * The task "text to one contextual vector per token" on whatever model stands in a slot.
 * Thread-safe.
 */
record ModelTokenEmbedder(
    String model, ModelSlot slot, Schedulers schedulers, EncoderSettings settings)
    implements TokenEmbedder {
  @Override
  public TokenSpace space(Deadline deadline) {
    return slot.with(deadline, open -> open.tokens().space());
  }

  @Override
  public TokenVectors embed(String text, Role role, Deadline deadline) {
    Texts.requireText(text);
    ModelAsker asker = ModelAsker.of(settings, model, role);
    try (ModelUse use = asker.prepare(() -> use(deadline))) {
      return embed(use.open().tokens(), text, asker, deadline);
    }
  }

  private TokenVectors embed(TokenModel open, String text, ModelAsker asker, Deadline deadline) {
    SeenTokens seen = see(open, text, asker, deadline);
    return seen.isEmpty()
        ? open.none(seen)
        : open.vectors(seen, schedulers.run(open.states(), seen.ids(), asker, deadline));
  }

  @Override
  public PendingTokenVectors start(String text, Role role, Deadline deadline) {
    try {
      Texts.requireText(text);
      ModelAsker asker = ModelAsker.of(settings, model, role);
      ModelUse use = asker.prepare(() -> use(deadline));
      return use.start(
          open -> new HeldTokenVectors(use, start(open.tokens(), text, asker, deadline)));
    } catch (EncoderException e) {
      return new FailedTokenVectors(e);
    }
  }

  private ModelUse use(Deadline deadline) {
    return slot.use(deadline, OpenModel::tokens);
  }

  private PendingTokenVectors start(
      TokenModel open, String text, ModelAsker asker, Deadline deadline) {
    try {
      SeenTokens seen = see(open, text, asker, deadline);
      return seen.isEmpty()
          ? new EndedTokenVectors(open.none(seen))
          : new StartedTokenVectors(
              schedulers.start(open.states(), seen.ids(), asker, deadline),
              states -> open.vectors(seen, states));
    } catch (EncoderException e) {
      return new FailedTokenVectors(e);
    }
  }

  private SeenTokens see(TokenModel open, String text, ModelAsker asker, Deadline deadline) {
    SeenTokens seen =
        asker.prepare(
            () -> {
              Texts.requireTime(deadline);
              return open.see(text, asker.role(), settings.maxCharacters());
            });
    asker.seen(seen.text().truncatedTokens(), seen.text().truncatedCharacters());
    return seen;
  }

  /** A text that needs no run. */
  private record EndedTokenVectors(TokenVectors vectors) implements PendingTokenVectors {
    @Override
    public boolean isDone() {
      return true;
    }

    @Override
    public TokenVectors await() {
      return vectors;
    }

    @Override
    public void cancel() {}
  }

  /** A text that could not be started. */
  private record FailedTokenVectors(EncoderException failure) implements PendingTokenVectors {
    @Override
    public boolean isDone() {
      return true;
    }

    @Override
    public TokenVectors await() {
      throw failure;
    }

    @Override
    public void cancel() {}
  }
}
