// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Unloads a model again and again under threads that use it. For one run. */
final class UnloadStorm {
  private final Encoders encoders;
  private final String model;
  private final LongAdder done = new LongAdder();
  private final Map<Kind, AtomicLong> refused = new EnumMap<>(Kind.class);
  private final AtomicBoolean end = new AtomicBoolean();

  UnloadStorm(Path models, String model) {
    this.encoders =
        new Encoders(new EncoderSettings(models, 4, EncoderLimits.DEFAULT_MAX_CHARACTERS));
    this.model = model;
    for (Kind kind : Kind.values()) {
      refused.put(kind, new AtomicLong());
    }
  }

  Encoders encoders() {
    return encoders;
  }

  /** Starts a thread that does something until the end, whatever is refused. */
  void start(Runnable call) {
    Threads.newThread(() -> loop(call)).start();
  }

  /** Counts something that was done. */
  void count() {
    done.increment();
  }

  /**
   * Unloads.
   *
   * @param rounds how often
   * @param more how much is done between two times, at least
   */
  void run(int rounds, int more) {
    for (int round = 0; round < rounds; round++) {
      await(more);
      encoders.unload(model);
      Threads.pause();
      encoders.startLoading(model);
    }
    await(more);
    end.set(true);
    encoders.close();
  }

  private void await(int more) {
    long before = done.sum();
    Threads.await("calls", () -> done.sum() > before + more);
  }

  private void loop(Runnable call) {
    while (!end.get()) {
      try {
        call.run();
      } catch (EncoderException e) {
        refused.get(e.kind()).incrementAndGet();
        Threads.pause();
      }
    }
  }

  /** Prints how much was done, and how often it was refused and why. */
  void print() {
    System.out.println("done=" + done.sum());
    refused.forEach((kind, count) -> System.out.println(kind + "=" + count));
  }
}
