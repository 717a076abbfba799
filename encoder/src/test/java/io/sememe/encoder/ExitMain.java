// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.Threads;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Leaves the JVM in the middle of callers. Argument: the exit code. */
final class ExitMain {
  private static final int CALLERS = 8;

  private ExitMain() {}

  public static void main(String[] arguments) {
    LongAdder vectors = new LongAdder();
    LongAdder refused = new LongAdder();
    Encoders encoders = new Encoders(RealModels.settings());
    TextEmbedder embedder = encoders.textEmbedder(RealModels.MINILM);
    for (int i = 0; i < CALLERS; i++) {
      String text = "the river bank " + i;
      Threads.newThread(() -> loop(embedder, text, vectors, refused)).start();
    }
    Threads.await("vectors", () -> vectors.sum() > 5 * CALLERS);
    encoders.close();
    long before = refused.sum();
    Threads.await("refusals", () -> refused.sum() > before + CALLERS);
    System.out.println("vectors=" + vectors.sum());
    System.exit(Integer.parseInt(arguments[0]));
  }

  private static void loop(
      TextEmbedder embedder, String text, LongAdder vectors, LongAdder refused) {
    while (true) {
      try {
        embedder.embed(text, Role.QUERY, Deadline.in(Duration.ofMinutes(1)));
        vectors.increment();
      } catch (EncoderException e) {
        refused.increment();
      }
    }
  }
}
