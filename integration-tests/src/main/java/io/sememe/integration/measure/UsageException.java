// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

/** The command line makes no sense; the message says what is wrong with it. */
final class UsageException extends Exception {

  UsageException(String message) {
    super(message);
  }
}
