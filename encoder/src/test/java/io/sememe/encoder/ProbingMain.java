// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Unloads a model again and again under 64 threads that look at its attention. Arguments: the
 * folder of models, a model, how often.
 */
final class ProbingMain {
  private static final int CALLERS = 64;

  private final UnloadStorm storm;
  private final AttentionProbe probe;

  private ProbingMain(Path models, String model) {
    this.storm = new UnloadStorm(models, model);
    this.probe = storm.encoders().attentionProbe(model);
  }

  public static void main(String[] arguments) {
    ProbingMain main = new ProbingMain(Path.of(arguments[0]), arguments[1]);
    main.run(Integer.parseInt(arguments[2]));
    main.storm.print();
  }

  private void run(int rounds) {
    for (int i = 0; i < CALLERS; i++) {
      String text = "The animal didn't cross street " + i;
      boolean pair = i % 2 == 0;
      storm.start(() -> look(text, pair));
    }
    storm.run(rounds, CALLERS);
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
    storm.count();
  }
}
