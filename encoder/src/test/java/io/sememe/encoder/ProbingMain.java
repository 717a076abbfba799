// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Unloads a model again and again under 64 threads that look at its attention. Arguments: the
 * folder of models, a model, how often.
 */
final class ProbingMain {
  private static final int CALLERS = 64;

  private final Encoders encoders;
  private final String model;
  private final AttentionProbe probe;
  private final LongAdder probes = new LongAdder();
  private final Map<Kind, AtomicLong> refused = new EnumMap<>(Kind.class);
  private final AtomicBoolean end = new AtomicBoolean();

  private ProbingMain(Path models, String model) {
    this.encoders =
        new Encoders(new EncoderSettings(models, 4, EncoderSettings.DEFAULT_MAX_CHARACTERS));
    this.model = model;
    this.probe = encoders.attentionProbe(model);
    for (Kind kind : Kind.values()) {
      refused.put(kind, new AtomicLong());
    }
  }

  public static void main(String[] arguments) {
    ProbingMain main = new ProbingMain(Path.of(arguments[0]), arguments[1]);
    main.run(Integer.parseInt(arguments[2]));
    System.out.println("probes=" + main.probes.sum());
    main.refused.forEach((kind, count) -> System.out.println(kind + "=" + count));
  }

  private void run(int rounds) {
    for (int i = 0; i < CALLERS; i++) {
      String text = "The animal didn't cross street " + i;
      boolean pair = i % 2 == 0;
      Threads.newThread(() -> loop(() -> look(text, pair))).start();
    }
    for (int round = 0; round < rounds; round++) {
      awaitMore();
      encoders.unload(model);
      Threads.pause();
      encoders.startLoading(model);
    }
    awaitMore();
    end.set(true);
    encoders.close();
  }

  private void awaitMore() {
    long before = probes.sum();
    Threads.await("probes", () -> probes.sum() > before + CALLERS);
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

  private void look(String text, boolean pair) {
    Deadline soon = Deadline.in(Duration.ofMinutes(1));
    Attention attention =
        pair
            ? probe.ofPair(text, "because it was too wide", 64, soon)
            : probe.ofText(text, Role.PASSAGE, 64, soon);
    if (attention.weights().length == 0) {
      throw new IllegalStateException("a text without attention");
    }
    probes.increment();
  }
}
