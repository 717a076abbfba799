// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.child;

import java.util.OptionalLong;
import java.util.function.Supplier;

/** Looks at the memory of this process, so that it ends before the machine has none left. */
final class MemoryWatch {
  /** Between two looks: a process allocates some hundred megabytes meanwhile, at most. */
  private static final int LOOK_MILLIS = 20;

  private MemoryWatch() {}

  /**
   * Starts a thread that looks, and that does not keep the process alive.
   *
   * @param resident tells the bytes that the process has of its own, if they are known
   * @param excess called once, when they are more than {@code most}
   */
  static Thread start(Supplier<OptionalLong> resident, long most, Runnable excess) {
    Thread watch = new Thread(() -> look(resident, most, excess), "memory-watch");
    watch.setDaemon(true);
    watch.start();
    return watch;
  }

  private static void look(Supplier<OptionalLong> resident, long most, Runnable excess) {
    try {
      while (resident.get().orElse(0) <= most) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      // Nobody wants to know any more.
      return;
    }
    excess.run();
  }
}
