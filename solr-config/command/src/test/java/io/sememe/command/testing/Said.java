// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.testing;

import io.sememe.command.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * What the command did in this process.
 *
 * @param status it ended with
 * @param out what it printed
 * @param err what it printed of its progress and its failures
 */
public record Said(int status, String out, String err) {
  /** Runs the command. */
  public static Said by(String... arguments) {
    return by(Map.of(), arguments);
  }

  /** Runs the command with variables of its environment. */
  public static Said by(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Main.Terminal terminal =
        new Main.Terminal(new PrintWriter(out), new PrintWriter(err), false, environment);
    int status = Main.run(terminal, arguments);
    return new Said(status, out.toString(), err.toString());
  }
}
