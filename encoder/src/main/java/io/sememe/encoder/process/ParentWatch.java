// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Runs in a child: its standard input is open for as long as the process that started it lives,
 * however that ends.
 */
public final class ParentWatch {
  /** What a process ends with when nobody waits for it any more. */
  private static final int ORPHANED = 3;

  private ParentWatch() {}

  /** Ends this process when the input ends. */
  public static void start(InputStream input) {
    Thread thread = new Thread(() -> await(input), "sememe-parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void await(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
      Runtime.getRuntime().halt(ORPHANED);
    } catch (IOException e) {
      // As good as its end.
      Runtime.getRuntime().halt(ORPHANED);
    }
  }
}
