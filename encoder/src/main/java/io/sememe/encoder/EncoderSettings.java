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
 */
public record EncoderSettings(Path models, int callers, int maxCharacters) {
  /** Characters tokenised of one text unless set otherwise: far beyond any model's token limit. */
  public static final int DEFAULT_MAX_CHARACTERS = 200_000;

  /** Checks the ranges. */
  public EncoderSettings {
    if (callers < 1) {
      throw new IllegalArgumentException("callers must be at least 1, got: " + callers);
    }
    if (maxCharacters < 1) {
      throw new IllegalArgumentException("maxCharacters must be at least 1, got: " + maxCharacters);
    }
  }

  /** Returns the defaults for this machine: one caller per core. */
  public static EncoderSettings of(Path models) {
    return new EncoderSettings(
        models, Runtime.getRuntime().availableProcessors(), DEFAULT_MAX_CHARACTERS);
  }
}
