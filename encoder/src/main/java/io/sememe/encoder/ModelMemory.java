// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that one load of a model takes outside the Java heap: an estimate while it loads;
 * afterwards what was measured, room for what could not be, and an estimate of each session that is
 * opened later. Thread-safe; to be closed when the model is out of memory.
 */
final class ModelMemory implements AutoCloseable {
  private final MemoryGuard guard;
  private final String model;
  private final long files;
  private final long before;
  private final long most;
  private volatile long bytes;
  private volatile boolean settled;

  /** For the longest texts of all callers but one, which are not run while it is measured. */
  private volatile long room;

  /** What sessions take that were opened later, when somebody needed them. */
  private final AtomicLong later = new AtomicLong();

  /**
   * Creates.
   *
   * @param files the size of its files
   * @param estimate what it probably takes
   * @param before what this process had taken before the load that no model accounts for
   * @param most what it may take
   */
  ModelMemory(MemoryGuard guard, String model, long files, long estimate, long before, long most) {
    this.guard = guard;
    this.model = model;
    this.files = files;
    this.bytes = estimate;
    this.before = before;
    this.most = most;
  }

  String model() {
    return model;
  }

  long files() {
    return files;
  }

  long before() {
    return before;
  }

  /** Returns what it may take without others having to give way. */
  long most() {
    return most;
  }

  /** Returns what it takes and may take, as far as it is known. */
  long bytes() {
    return taken() + room;
  }

  /** Returns what it takes, as far as it is known. */
  long taken() {
    return bytes + later.get();
  }

  /** Returns whether it is in memory, so that what it takes will not change much. */
  boolean settled() {
    return settled;
  }

  /** Notes what was measured, and what it may take beyond it. */
  void settled(long measured, long beyond) {
    bytes = measured;
    room = beyond;
    settled = true;
  }

  /**
   * Measures; to be called once, when the model has been warmed up.
   *
   * @throws EncoderException FAILED when it takes more than there is room for: it must be closed
   */
  void settle() {
    guard.settle(this);
  }

  /**
   * Keeps room for one more session of it, until it is closed.
   *
   * @return gives the room back if the session cannot be opened
   * @throws EncoderException FAILED when there is none, with the limit and what is in memory
   */
  Runnable requireSession() {
    long session = guard.requireSession(this);
    return () -> later.addAndGet(-session);
  }

  /** Counts one more session; guarded by the guard. */
  void add(long session) {
    later.addAndGet(session);
  }

  /** Makes room for others. */
  @Override
  public void close() {
    guard.release(this);
  }
}
