// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a listener throws from the texts that it is told of. The first failure is logged, with
 * its stack; the listener is told on. Thread-safe.
 */
final class GuardedListener implements ModelListener {
  private static final Logger log = LoggerFactory.getLogger(GuardedListener.class);

  private final ModelListener listener;
  private final Consumer<Throwable> reporter;
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * Guards a listener.
   *
   * @param reporter is given the first failure
   */
  GuardedListener(ModelListener listener, Consumer<Throwable> reporter) {
    this.listener = listener;
    this.reporter = reporter;
  }

  /** Returns settings whose listener throws nothing. */
  static EncoderSettings in(EncoderSettings settings) {
    ModelListener listener = settings.listener();
    return listener == NONE || listener instanceof GuardedListener
        ? settings
        : settings.toldTo(new GuardedListener(listener, GuardedListener::log));
  }

  @Override
  public void asked(String model, Role role) {
    guard(() -> listener.asked(model, role));
  }

  @Override
  public void waited(String model, Role role, long nanos) {
    guard(() -> listener.waited(model, role, nanos));
  }

  @Override
  public void ran(String model, Role role, int texts, long tokens, long nanos) {
    guard(() -> listener.ran(model, role, texts, tokens, nanos));
  }

  @Override
  public void truncated(String model, Role role, long tokens) {
    guard(() -> listener.truncated(model, role, tokens));
  }

  @Override
  public void refused(String model, Role role, EncoderException.Kind kind) {
    guard(() -> listener.refused(model, role, kind));
  }

  private void guard(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      if (reported.compareAndSet(false, true)) {
        reporter.accept(e);
      }
    }
  }

  private static void log(Throwable failure) {
    log.warn(
        "What listens to the models has thrown; texts are encoded, but what is counted of them may"
            + " be too little. Further failures of it are not logged",
        failure);
  }
}
