// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import io.sememe.command.CommandException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A file of a model as its hub describes it.
 *
 * @param name relative, with '/'
 * @param bytes how long it is, if the hub says so
 * @param sha256 of its content, if the hub says so: it does of large files
 * @param blob the name that git gives to its content, if the hub says so; not looked at where there
 *     is a SHA-256
 */
public record HubFile(
    String name, OptionalLong bytes, Optional<String> sha256, Optional<String> blob) {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*(/[A-Za-z0-9_][A-Za-z0-9._+-]*){0,3}");

  /** Returns whether a name stays inside of the model's folder, on every system. */
  static boolean isSafe(String name) {
    return NAME.matcher(name).matches();
  }

  /** Checks the name. */
  public HubFile {
    if (!isSafe(name)) {
      throw new CommandException("the hub names a file '" + name + "', which is not fetched");
    }
  }
}
