// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.command.CommandException;
import io.sememe.command.child.Probe;
import java.nio.file.Path;

/** Runs models in processes of their own before anybody relies on them. */
@FunctionalInterface
public interface ModelTrials {
  /**
   * Tries a model.
   *
   * @param models the folder that its folder is in
   * @return what it did: {@code millis}, {@code device}, and {@code dimension} of a text embedder
   * @throws CommandException when it does not work, with the reason
   */
  JsonNode run(Path models, String name);

  /** Returns trials with the Java and the jars of this process. */
  static ModelTrials usual() {
    return (models, name) -> {
      Probe.Result result = Probe.here(models).tryModel(name);
      result
          .problem()
          .ifPresent(
              problem -> {
                throw new CommandException(problem);
              });
      return result.answer();
    };
  }
}
