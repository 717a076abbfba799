// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.onnx.NativeSession;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session that is opened when it is first needed: once, whoever asks, and when that fails it
 * stays failed, unless there was no room or a GPU had no memory left. Thread-safe; closing must not
 * run beside another call, and may be repeated.
 */
final class LazySession<S extends NativeSession> implements AutoCloseable {
  private final Supplier<S> opener;
  private final Supplier<Runnable> room;
  private @Nullable S session;
  private @Nullable EncoderException failure;

  LazySession(Supplier<S> opener) {
    this(opener, () -> () -> {});
  }

  /**
   * Creates a session that needs room.
   *
   * @param room makes sure of it, or throws; what it returns gives the room back
   */
  LazySession(Supplier<S> opener, Supplier<Runnable> room) {
    this.opener = opener;
    this.room = room;
  }

  /**
   * Returns the open session.
   *
   * @throws EncoderException FAILED with the reason, always the same unless there is no room
   */
  synchronized S get() {
    if (failure != null) {
      throw failure;
    }
    if (session == null) {
      session = openWithin(room.get());
    }
    return session;
  }

  private S openWithin(Runnable giveBack) {
    try {
      return open();
    } catch (RuntimeException | Error e) {
      giveBack.run();
      throw e;
    }
  }

  private S open() {
    try {
      return opener.get();
    } catch (EncoderException e) {
      if (e.kind() != Kind.OUT_OF_MEMORY) {
        failure = e;
      }
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
