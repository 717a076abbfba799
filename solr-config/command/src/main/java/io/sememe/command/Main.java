// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import io.sememe.encoder.EncoderException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import picocli.CommandLine;

/** The command {@code sememe}. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    Charset charset = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
    PrintWriter out = new PrintWriter(System.out, true, charset);
    PrintWriter err = new PrintWriter(System.err, true, charset);
    boolean terminal = Boolean.getBoolean("sememe.terminal");
    System.exit(run(new Terminal(out, err, terminal, System.getenv()), arguments));
  }

  /**
   * Where the command says what.
   *
   * @param out for results
   * @param err for progress and for what went wrong
   * @param isTerminal whether a person sees {@code err} as it is written
   * @param environment the variables of the process
   */
  public record Terminal(
      PrintWriter out, PrintWriter err, boolean isTerminal, Map<String, String> environment) {}

  /** Runs the command; returns its exit status. */
  public static int run(Terminal terminal, String... arguments) {
    CommandLine line = new CommandLine(new SememeCommand(terminal));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setExecutionExceptionHandler((e, command, result) -> failed(e, command, terminal));
    int status = line.execute(arguments);
    terminal.out().flush();
    terminal.err().flush();
    return status;
  }

  private static int failed(Exception e, CommandLine command, Terminal terminal) throws Exception {
    if (e instanceof CommandException || e instanceof EncoderException) {
      terminal.err().println("sememe: " + e.getMessage());
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
    throw e;
  }
}
