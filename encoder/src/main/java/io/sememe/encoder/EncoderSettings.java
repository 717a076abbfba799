// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.nio.file.Path;
import java.util.Optional;

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
 *     OVERLOADED and indexing is held back; the text that reaches the bound may go beyond it. GPUs
 *     have queues of their own
 * @param device where models run whose folders do not say: cpu, cuda, cuda:N, cuda:N,cuda:M or
 *     auto. Another text makes those models fail, with the reason
 * @param natives the folder that the native libraries are unpacked into, once, for this user alone;
 *     empty: ONNX Runtime unpacks them into the folder for temporary files at each start
 */
public record EncoderSettings(
    Path models,
    int callers,
    int maxCharacters,
    int maxQueuedTokens,
    String device,
    Optional<Path> natives) {
  /** Characters tokenised of one text unless set otherwise: far beyond any model's token limit. */
  public static final int DEFAULT_MAX_CHARACTERS = 200_000;

  /**
   * Tokens that may wait per caller unless set otherwise. A core encodes 7,000 to 20,000 tokens a
   * second with the small models, so this is five to fifteen seconds of work: whoever would wait
   * longer is better told at once. It costs eight bytes a token.
   */
  public static final int DEFAULT_QUEUED_TOKENS_PER_CALLER = 100_000;

  private static final String CPU = "cpu";

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

  /** Creates settings for models on the CPU. */
  public EncoderSettings(Path models, int callers, int maxCharacters, int maxQueuedTokens) {
    this(models, callers, maxCharacters, maxQueuedTokens, CPU, Optional.empty());
  }

  /** Returns the defaults for this machine: one caller per core. */
  public static EncoderSettings of(Path models) {
    return new EncoderSettings(
        models, Runtime.getRuntime().availableProcessors(), DEFAULT_MAX_CHARACTERS);
  }

  /** Returns the same with models elsewhere than on the CPU, if their folders do not say. */
  public EncoderSettings on(String other) {
    return new EncoderSettings(models, callers, maxCharacters, maxQueuedTokens, other, natives);
  }

  /** Returns the same with a folder for native libraries. */
  public EncoderSettings withNatives(Path folder) {
    return new EncoderSettings(
        models, callers, maxCharacters, maxQueuedTokens, device, Optional.of(folder));
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
