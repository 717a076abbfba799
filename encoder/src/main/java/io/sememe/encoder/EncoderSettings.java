// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.nio.file.Path;

/**
 * What the owner of the encoders decides once per process.
 *
 * @param models the folder whose sub-folders are the models
 * @param callers how many texts are encoded at the same time, at least 1; as many as cores is both
 *     the fastest and, with one thread per run, the fairest choice
 * @param maxCharacters how many UTF-16 chars of a text are tokenised, at least 1; bounds the time
 *     and the memory that one text can cost
 * @param maxQueuedTokens how many tokens may wait to be encoded, at least 1; searches and indexing
 *     have such a queue each, shared by all models. When it is full, searches are refused with
 *     OVERLOADED and indexing is held back; the text that reaches the bound may go beyond it
 */
public record EncoderSettings(Path models, int callers, int maxCharacters, int maxQueuedTokens) {
  /** Characters tokenised of one text unless set otherwise: far beyond any model's token limit. */
  public static final int DEFAULT_MAX_CHARACTERS = 200_000;

  /**
   * Tokens that may wait per caller unless set otherwise. A core encodes 7,000 to 20,000 tokens a
   * second with the small models, so this is five to fifteen seconds of work: whoever would wait
   * longer is better told at once. It costs eight bytes a token.
   */
  public static final int DEFAULT_QUEUED_TOKENS_PER_CALLER = 100_000;

  /** Checks the ranges. */
  public EncoderSettings {
    requirePositive("callers", callers);
    requirePositive("maxCharacters", maxCharacters);
    requirePositive("maxQueuedTokens", maxQueuedTokens);
  }

  /** Creates settings with the default queue for as many callers. */
  public EncoderSettings(Path models, int callers, int maxCharacters) {
    this(models, callers, maxCharacters, defaultQueuedTokens(callers));
  }

  /** Returns the defaults for this machine: one caller per core. */
  public static EncoderSettings of(Path models) {
    return new EncoderSettings(
        models, Runtime.getRuntime().availableProcessors(), DEFAULT_MAX_CHARACTERS);
  }

  private static int defaultQueuedTokens(int callers) {
    return (int)
        Math.min(Integer.MAX_VALUE, Math.max(1L, callers) * DEFAULT_QUEUED_TOKENS_PER_CALLER);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got: " + value);
    }
  }
}
