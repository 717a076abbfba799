// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a process that tries a model is told.
 *
 * @param models the folder whose sub-folders are the models, absolute
 * @param model the model's name
 * @param device where it runs if its folder does not say
 * @param natives the folder for native libraries, absolute; null: that for temporary files
 */
record TrialRequest(String models, String model, String device, @Nullable String natives) {
  static TrialRequest of(EncoderSettings settings, String model) {
    return new TrialRequest(
        settings.models().toAbsolutePath().toString(),
        model,
        settings.device(),
        settings.natives().map(Path::toAbsolutePath).map(Path::toString).orElse(null));
  }

  /** Returns settings for one caller, without limits of its own: whoever started it watches. */
  EncoderSettings settings() {
    EncoderSettings plain =
        new EncoderSettings(Path.of(models), 1, EncoderLimits.DEFAULT_MAX_CHARACTERS).on(device);
    return natives == null ? plain : plain.withNatives(Path.of(natives));
  }
}
