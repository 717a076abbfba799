// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import java.io.PrintStream;

/** What a person who waits wants to see; the figures come at the end and elsewhere. */
final class Log {

  private final PrintStream out;

  Log(PrintStream out) {
    this.out = out;
  }

  void say(String line) {
    out.println(line);
  }
}
