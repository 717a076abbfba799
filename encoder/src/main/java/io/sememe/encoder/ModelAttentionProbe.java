// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.schedule.Runner;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.tokenize.SourcedTokens;

/** The task "text to attention" on whatever model stands in a slot. Thread-safe. */
record ModelAttentionProbe(
    String model, ModelSlot slot, Schedulers schedulers, EncoderSettings settings)
    implements AttentionProbe {
  @Override
  public Attention ofText(String text, Role role, int maxTokens, Deadline deadline) {
    Texts.requireText(text);
    ModelAsker asker = ModelAsker.waiting(settings, model, role);
    try (ModelUse use = asker.prepare(() -> use(maxTokens, deadline))) {
      AttentionModel open = use.open().attention();
      SourcedTokens tokens =
          asker.prepare(() -> open.see(text, role, maxTokens, settings.maxCharacters()));
      return attention(open, open.texts(), tokens, asker, deadline);
    }
  }

  @Override
  public Attention ofPair(String query, String text, int maxTokens, Deadline deadline) {
    Texts.requireText(query);
    Texts.requireText(text);
    ModelAsker asker = ModelAsker.waiting(settings, model, Role.QUERY);
    try (ModelUse use = asker.prepare(() -> use(maxTokens, deadline))) {
      AttentionModel open = use.open().attention();
      SourcedTokens tokens =
          asker.prepare(() -> open.seePair(query, text, maxTokens, settings.maxCharacters()));
      return attention(open, open.pairs(), tokens, asker, deadline);
    }
  }

  private Attention attention(
      AttentionModel open,
      Runner runner,
      SourcedTokens tokens,
      ModelAsker asker,
      Deadline deadline) {
    asker.seen(tokens.truncatedTokens(), 0);
    return open.attention(tokens, schedulers.run(runner, tokens.ids(), asker, deadline));
  }

  private ModelUse use(int maxTokens, Deadline deadline) {
    if (maxTokens < 1 || maxTokens > MOST_TOKENS) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "attention is shown for 1 to " + MOST_TOKENS + " tokens, not for " + maxTokens);
    }
    return slot.use(
        deadline,
        open -> {
          Texts.requireTime(deadline);
          AttentionModel unused = open.attention().opened();
        });
  }
}
