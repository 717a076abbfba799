// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A stream that ends with an error when it brings nothing for some time: a connection whose other
 * end is gone says nothing of it. For one reader.
 */
final class StallGuard extends FilterInputStream {
  private static final ScheduledThreadPoolExecutor TIMER =
      new ScheduledThreadPoolExecutor(1, StallGuard::daemon);

  private final Duration patience;
  private ScheduledFuture<?> alarm;
  private volatile boolean stalled;

  StallGuard(InputStream in, Duration patience) {
    super(in);
    this.patience = patience;
    this.alarm = newAlarm();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sememe-stall-guard");
    thread.setDaemon(true);
    return thread;
  }

  private ScheduledFuture<?> newAlarm() {
    return TIMER.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void giveUp() {
    stalled = true;
    try {
      in.close();
    } catch (IOException e) {
      // The reader hears of it.
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int read = super.read(buffer, offset, length);
      if (stalled) {
        throw new IOException("nothing came for " + patience.toSeconds() + " seconds");
      }
      alarm.cancel(false);
      alarm = newAlarm();
      return read;
    } catch (IOException e) {
      throw stalled
          ? new IOException("nothing came for " + patience.toSeconds() + " seconds", e)
          : e;
    }
  }

  @Override
  public void close() throws IOException {
    alarm.cancel(false);
    super.close();
  }
}
