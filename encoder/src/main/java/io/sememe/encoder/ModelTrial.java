// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.ModelFolder;

/**
 * Loads and runs models in processes of their own: what a model does there, it does to nobody else.
 * The process has the Java and the libraries of this one, ends with it, and leaves nothing behind.
 * Thread-safe.
 */
public final class ModelTrial {
  private final EncoderSettings settings;
  private final Trials trials;

  private ModelTrial(EncoderSettings settings) {
    this.settings = settings;
    this.trials = Trials.of(settings);
  }

  /**
   * Returns what tries models of a folder, on the device that they would run on.
   *
   * @param settings of their limits, only that of memory counts here
   */
  public static ModelTrial of(EncoderSettings settings) {
    return new ModelTrial(settings);
  }

  /**
   * Tries a model, whether its files are pinned or not. Takes seconds, at most two minutes.
   *
   * @param model the folder's name
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; FAILED with the reason:
   *     what loading says, or that the process crashed, took too long or too much memory, or could
   *     not be started
   */
  public TrialReport run(String model) {
    ModelFolder folder = ModelFolder.find(settings.models(), model);
    try {
      return tried(folder);
    } catch (EncoderException e) {
      throw new EncoderException(e.kind(), "model '" + model + "': " + e.getMessage(), e);
    }
  }

  private TrialReport tried(ModelFolder folder) {
    TrialOutcome outcome =
        trials.run(DescriptorReader.read(folder), settings.limits().maxModelBytes());
    if (outcome.report() == null) {
      throw folder.failed(outcome.reason());
    }
    return outcome.report();
  }
}
