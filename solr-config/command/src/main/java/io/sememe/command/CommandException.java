// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import org.jspecify.annotations.Nullable;

/** What a person has to know when the command cannot do its work: what is wrong, what to do. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for a person to read. */
  public CommandException(String message) {
    this(message, null);
  }

  /** Creates an exception for a person to read. */
  public CommandException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
