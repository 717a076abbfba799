// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

/**
 * How a process ended.
 *
 * @param way what ended it
 * @param said of {@link Way#EXITED} the start of what it wrote, of {@link Way#CRASHED} what is
 *     known of the crash; without paths, possibly empty
 * @param exit its exit code
 */
public record ProcessEnd(Way way, String said, int exit) {
  /** What ended a process. */
  public enum Way {
    /** It did so itself. */
    EXITED,
    /** A signal, or what Windows has for it, that we did not send. */
    CRASHED,
    /** We did: it had taken too long. */
    TIMED_OUT,
    /** We did: it had taken too much memory. */
    OUTGREW,
    /** We did: it had written too much. */
    OVERFLOWED,
    /** We did: its result is not wanted any more. */
    CANCELLED
  }

  /** What Java adds to the number of the signal that ended a process, as shells do. */
  private static final int SIGNALLED = 128;

  private static final int MOST_SIGNALS = 64;

  /** Returns whether an exit code says that the process did not end by itself. */
  static boolean isCrash(int exit) {
    // Windows' codes of exceptions have their highest bit set.
    return exit < 0 || (exit > SIGNALLED && exit <= SIGNALLED + MOST_SIGNALS);
  }

  /** Returns the signal or code by which it crashed, for people. */
  public String signal() {
    return exit > SIGNALLED
        ? "signal " + (exit - SIGNALLED)
        : "code 0x" + Integer.toHexString(exit);
  }
}
