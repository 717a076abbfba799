// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.ModelInspection;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models of a node.
 *
 * @param folder the folder whose sub-folders they are
 */
public record InstalledModels(Path folder) {
  /**
   * A model.
   *
   * @param inspection what it is; null when there is a problem
   * @param problem why a node would refuse it; null when it would not
   */
  public record Installed(
      String name, @Nullable ModelInspection inspection, @Nullable String problem) {}

  /** Returns the names of all, sorted; none when the folder is missing. */
  public List<String> names() {
    try {
      return ModelInspection.names(folder);
    } catch (EncoderException e) {
      throw new CommandException("cannot read " + folder + ": " + e.getCause(), e);
    }
  }

  /** Looks at one, without opening it. */
  public Installed look(String name) {
    try {
      return new Installed(name, ModelInspection.of(folder.resolve(name)), null);
    } catch (EncoderException e) {
      return new Installed(name, null, e.getMessage());
    }
  }

  /**
   * Returns the folder of one.
   *
   * @throws CommandException when there is no such model
   */
  Path existing(String name) {
    if (!names().contains(name)) {
      throw new CommandException("no model '" + name + "' in " + folder + "; there is: " + names());
    }
    return folder.resolve(name);
  }
}
