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
 * Unloads a model again and again under 64 threads that use it. Arguments: the folder of models, a
 * model, how often.
 */
final class UnloadingMain {
  private static final int CALLERS = 60;
  private static final int WATCHERS = 4;
  private static final String TEXT = "The boat drifted towards the river bank.";

  private final Encoders encoders;
  private final String model;
  private final TextEmbedder embedder;
  private final LongAdder vectors = new LongAdder();
  private final Map<Kind, AtomicLong> refused = new EnumMap<>(Kind.class);
  private final AtomicBoolean end = new AtomicBoolean();

  private UnloadingMain(Path models, String model) {
    this.encoders =
        new Encoders(new EncoderSettings(models, 4, EncoderSettings.DEFAULT_MAX_CHARACTERS));
    this.model = model;
    this.embedder = encoders.textEmbedder(model);
    for (Kind kind : Kind.values()) {
      refused.put(kind, new AtomicLong());
    }
  }

  public static void main(String[] arguments) {
    UnloadingMain main = new UnloadingMain(Path.of(arguments[0]), arguments[1]);
    main.run(Integer.parseInt(arguments[2]));
    main.print();
  }

  private void run(int rounds) {
    for (int i = 0; i < CALLERS; i++) {
      Threads.newThread(() -> loop(this::embed)).start();
    }
    for (int i = 0; i < WATCHERS; i++) {
      Threads.newThread(() -> loop(this::look)).start();
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
    long before = vectors.sum();
    Threads.await("vectors", () -> vectors.sum() > before + CALLERS);
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

  private void embed() {
    Embedding embedding = embedder.embed(TEXT, Role.PASSAGE, Deadline.in(Duration.ofMinutes(1)));
    if (embedding.isEmpty()) {
      throw new IllegalStateException("a text without a vector");
    }
    vectors.increment();
  }

  // Does not wait, so that it sees the model loading.
  private void look() {
    embedder.space(Deadline.in(Duration.ZERO));
    Threads.pause();
  }

  private void print() {
    System.out.println("vectors=" + vectors.sum());
    refused.forEach((kind, count) -> System.out.println(kind + "=" + count));
  }
}
