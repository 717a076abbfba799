// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Loads models in a process that has none yet. */
final class LoadingCommands {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Encoders encoders;

  private LoadingCommands(Encoders encoders) {
    this.encoders = encoders;
  }

  static Map<String, Command> of(PeerSettings settings) {
    LoadingCommands commands =
        new LoadingCommands(new Encoders(EncoderSettings.of(settings.models())));
    return Map.of("warm", commands::warm, "load", commands::load);
  }

  /** warm MODELS: others first, so that classes and native libraries are in memory. */
  private String warm(List<String> arguments) {
    for (String model : arguments) {
      encoders.textEmbedder(model).embed("a text", Role.PASSAGE, Deadline.in(PATIENCE));
    }
    // What they left on the heap is not the price of the next.
    System.gc();
    return "";
  }

  /** load MODEL: until it is ready. */
  private String load(List<String> arguments) {
    String model = arguments.get(0);
    long start = System.nanoTime();
    encoders.startLoading(model);
    encoders.textEmbedder(model).space(Deadline.in(PATIENCE));
    return "nanos=" + (System.nanoTime() - start);
  }
}
