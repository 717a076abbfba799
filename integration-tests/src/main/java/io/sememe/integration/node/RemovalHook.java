// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

/**
 * Removes what its owner has made, when the owner closes it and when this process is told to end
 * (Ctrl-C, SIGTERM), whichever comes first. Both may come: the removal must do nothing the second
 * time.
 */
public final class RemovalHook implements AutoCloseable {

  private final Runnable removal;
  private final Thread hook;

  private RemovalHook(Runnable removal, Thread hook) {
    this.removal = removal;
    this.hook = hook;
  }

  /** Removes at the end of this process from now on, in a thread of this name. */
  public static RemovalHook of(Runnable removal, String name) {
    Thread hook = new Thread(removal, name);
    Runtime.getRuntime().addShutdownHook(hook);
    return new RemovalHook(removal, hook);
  }

  @Override
  public void close() {
    removal.run();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending and the hook finds nothing left to do.
    }
  }
}
