// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelFolder;

/**
 * Everything that happens between a folder and a model that answers: room is made sure of, unknown
 * files are tried elsewhere, the model is opened. Thread-safe.
 *
 * @param settings what the process decided
 * @param memory knows how much room there is
 * @param preflight tries models in processes of their own
 */
record ModelLoads(EncoderSettings settings, MemoryGuard memory, Preflight preflight) {

  static ModelLoads of(EncoderSettings settings) {
    return new ModelLoads(settings, new MemoryGuard(settings.limits()), Preflight.of(settings));
  }

  /**
   * Loads.
   *
   * @param usage counts what goes through the model once it is loaded
   * @throws EncoderException FAILED with the reason; nothing stays open
   */
  OpenModel load(ModelFolder folder, UsageCounter usage) {
    return ModelLoader.load(folder, settings.device(), usage);
  }
}
