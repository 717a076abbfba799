// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

/**
 * What was found out about one thing.
 *
 * @param level how bad it is
 * @param check what was looked at, in a word
 * @param text what is the case
 * @param mend what to do; empty when there is nothing to do
 */
record Finding(Level level, String check, String text, String mend) {
  /** How bad something is. */
  enum Level {
    OK(0),
    WARN(1),
    FAIL(2);

    private final int status;

    Level(int status) {
      this.status = status;
    }

    /** Returns the exit status of a command that found nothing worse. */
    int status() {
      return status;
    }
  }

  static Finding ok(String check, String text) {
    return new Finding(Level.OK, check, text, "");
  }

  static Finding warn(String check, String text, String mend) {
    return new Finding(Level.WARN, check, text, mend);
  }

  static Finding fail(String check, String text, String mend) {
    return new Finding(Level.FAIL, check, text, mend);
  }
}
