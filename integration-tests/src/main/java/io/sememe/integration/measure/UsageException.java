// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

/** The command line makes no sense; the message says what is wrong with it. */
public final class UsageException extends Exception {

  /** Creates an exception that says what is wrong with the command line. */
  public UsageException(String message) {
    super(message);
  }
}
