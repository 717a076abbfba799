// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * How much the encoders take at most, decided once per process.
 *
 * @param callers how many texts are encoded at the same time, at least 1; as many as cores is both
 *     the fastest and, with one thread per run, the fairest choice
 * @param maxCharacters how many UTF-16 chars of a text are tokenised, at least 1; bounds the time
 *     and the memory that one text can cost
 * @param maxQueuedTokens how many tokens may wait to be encoded, at least 1; searches and indexing
 *     have such a queue each, shared by all models. When it is full, searches are refused with
 *     OVERLOADED and indexing is held back; the text that reaches the bound may go beyond it. GPUs
 *     have queues of their own
 * @param maxModels how many models may be in memory or loading, at least 1; others FAIL with that
 *     reason until one is unloaded
 * @param maxModelBytes how many bytes of memory outside the Java heap models may take together, at
 *     least 1
 */
public record EncoderLimits(
    int callers, int maxCharacters, int maxQueuedTokens, int maxModels, long maxModelBytes) {
  /** Characters tokenised of one text unless set otherwise: far beyond any model's token limit. */
  public static final int DEFAULT_MAX_CHARACTERS = 200_000;

  /**
   * Tokens that may wait per caller unless set otherwise. A core encodes 7,000 to 20,000 tokens a
   * second with the small models, so this is five to fifteen seconds of work: whoever would wait
   * longer is better told at once. It costs eight bytes a token.
   */
  public static final int DEFAULT_QUEUED_TOKENS_PER_CALLER = 100_000;

  /** Checks the ranges. */
  public EncoderLimits {
    requirePositive("callers", callers);
    requirePositive("maxCharacters", maxCharacters);
    requirePositive("maxQueuedTokens", maxQueuedTokens);
    requirePositive("maxModels", maxModels);
    requirePositive("maxModelBytes", maxModelBytes);
  }

  /** Returns limits of texts, with the default queue and as many models as there is room for. */
  public static EncoderLimits of(int callers, int maxCharacters) {
    return new EncoderLimits(
        callers, maxCharacters, defaultQueuedTokens(callers), Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Returns how many tokens may wait unless set otherwise. */
  public static int defaultQueuedTokens(int callers) {
    return (int)
        Math.min(Integer.MAX_VALUE, Math.max(1L, callers) * DEFAULT_QUEUED_TOKENS_PER_CALLER);
  }

  /** Returns the same with another queue. */
  public EncoderLimits withQueuedTokens(int tokens) {
    return new EncoderLimits(callers, maxCharacters, tokens, maxModels, maxModelBytes);
  }

  /** Returns the same with other bounds of what is in memory. */
  public EncoderLimits withModels(int models, long bytes) {
    return new EncoderLimits(callers, maxCharacters, maxQueuedTokens, models, bytes);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got: " + value);
    }
  }
}
