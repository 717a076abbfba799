// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows progress: one line that moves on a terminal, a plain line every tenth elsewhere. */
public final class ProgressPrinter implements Consumer<Progress> {

  private static final int STEPS = 10;
  private static final String ERASE_REST_OF_LINE = "\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private int lastStep = -1;

  ProgressPrinter(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** The scripts know best whether a person watches; they say so in a system property. */
  public static ProgressPrinter on(PrintStream out) {
    return new ProgressPrinter(out, Boolean.getBoolean("sememe.terminal"));
  }

  @Override
  public void accept(Progress progress) {
    if (terminal) {
      out.print("\r" + progress.line() + ERASE_REST_OF_LINE);
      out.print(progress.done() == progress.total() ? "\n" : "");
      out.flush();
    } else if (isNextStep(progress)) {
      out.println(progress.line());
    }
  }

  private boolean isNextStep(Progress progress) {
    int step =
        progress.total() == 0 ? STEPS : (int) ((long) STEPS * progress.done() / progress.total());
    boolean next = step > lastStep;
    lastStep = step;
    return next;
  }
}
