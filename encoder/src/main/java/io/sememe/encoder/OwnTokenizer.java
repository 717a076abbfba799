// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.tokenize.SpelledTokens;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The task "text to tokens" on whatever model stands in a slot. Thread-safe. */
record OwnTokenizer(String model, ModelSlot slot) implements ModelTokenizer {
  private static final String NO_PREFIX = "";

  @Override
  public ModelTokens tokens(String text, Deadline deadline) {
    Texts.requireText(text);
    return ask(
        deadline,
        tokenizer -> {
          Texts.requireTime(deadline);
          return ofText(tokenizer, text);
        });
  }

  @Override
  public RoleTokens inRole(String text, Role role, Deadline deadline) {
    Texts.requireText(text);
    return slot.with(
        deadline,
        open -> {
          Texts.requireTime(deadline);
          ModelDescriptor descriptor = open.facts().descriptor();
          return open.ask(
              tokenizer ->
                  new TokensInRole(
                          tokenizer, descriptor.prefix(role), descriptor.limits().inForce())
                      .of(text));
        });
  }

  @Override
  public ModelTokens before(Deadline deadline) {
    return ask(deadline, tokenizer -> special(tokenizer, tokenizer.frame(NO_PREFIX).before()));
  }

  @Override
  public ModelTokens after(Deadline deadline) {
    return ask(deadline, tokenizer -> special(tokenizer, tokenizer.frame(NO_PREFIX).after()));
  }

  private ModelTokens ask(Deadline deadline, Function<TextTokenizer, ModelTokens> question) {
    return slot.with(deadline, open -> open.ask(question));
  }

  private static ModelTokens ofText(TextTokenizer tokenizer, String text) {
    SpelledTokens tokens = tokenizer.spelled(text);
    long[] ids = tokens.encoding().ids();
    boolean[] unknown = new boolean[ids.length];
    for (int i = 0; i < ids.length; i++) {
      unknown[i] = tokenizer.isUnknown(ids[i]);
    }
    return new ModelTokens(
        tokens.pieces(),
        tokens.words(),
        ids,
        tokens.encoding().starts(),
        tokens.encoding().ends(),
        tokens.continuing(),
        unknown);
  }

  private static ModelTokens special(TextTokenizer tokenizer, long[] ids) {
    List<String> pieces = Arrays.stream(ids).mapToObj(tokenizer::piece).toList();
    int count = ids.length;
    return new ModelTokens(
        pieces,
        Collections.unmodifiableList(pieces),
        ids.clone(),
        new int[count],
        new int[count],
        new boolean[count],
        new boolean[count]);
  }
}
