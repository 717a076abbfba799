// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads whose names say what they are for: the prefix and a number. Thread-safe. */
public final class NamedThreads implements ThreadFactory {
  private final AtomicInteger number = new AtomicInteger();
  private final String prefix;
  private final int priority;

  /** Creates a factory of threads named {@code prefix}, a hyphen and a number from 1. */
  public NamedThreads(String prefix) {
    this(prefix, Thread.NORM_PRIORITY);
  }

  /** As {@link #NamedThreads(String)}, with a priority that Java knows. */
  NamedThreads(String prefix, int priority) {
    this.prefix = prefix;
    this.priority = priority;
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on it: see Helpers.
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, prefix + '-' + number.incrementAndGet());
    thread.setDaemon(true);
    thread.setPriority(priority);
    return thread;
  }
}
