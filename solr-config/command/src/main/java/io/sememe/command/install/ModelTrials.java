// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import io.sememe.command.CommandException;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.ModelTrial;
import io.sememe.encoder.TrialReport;
import java.nio.file.Path;

/** Runs models in processes of their own before anybody relies on them. */
@FunctionalInterface
public interface ModelTrials {
  /**
   * Tries a model.
   *
   * @param models the folder that its folder is in
   * @throws CommandException when it does not work, with the reason
   */
  TrialReport run(Path models, String name);

  /** Returns trials with the Java and the jars of this process. */
  static ModelTrials usual() {
    return (models, name) -> {
      try {
        return ModelTrial.of(EncoderSettings.of(models)).run(name);
      } catch (EncoderException e) {
        String reason = String.valueOf(e.getMessage());
        String prefix = "model '" + name + "': ";
        throw new CommandException(
            reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason, e);
      }
    };
  }
}
