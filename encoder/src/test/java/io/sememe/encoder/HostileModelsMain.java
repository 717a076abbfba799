// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelFolder;
import java.nio.file.Path;
import java.time.Duration;

/** Asks every model of a folder for a vector, and says of each how that ended. */
final class HostileModelsMain {
  private HostileModelsMain() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try (Encoders encoders = new Encoders(new EncoderSettings(folder, 2, 1_000))) {
      for (String name : ModelFolder.names(folder)) {
        long start = System.nanoTime();
        String end = embedded(encoders, name);
        System.out.println(name + ".millis=" + (System.nanoTime() - start) / 1_000_000);
        System.out.println(name + "=" + end.replace('\n', ' '));
      }
      encoders.models().stream()
          .filter(status -> status.state() == ModelState.FAILED)
          .forEach(status -> encoders.unload(status.name()));
      System.out.println("good.again=" + embedded(encoders, "good"));
    }
  }

  private static String embedded(Encoders encoders, String name) {
    try {
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      return encoders
              .textEmbedder(name)
              .embed("the river bank", Role.QUERY, deadline)
              .vector()
              .length
          + " dimensions";
    } catch (EncoderException e) {
      return e.kind() + " " + e.getMessage();
    }
  }
}
