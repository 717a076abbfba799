// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.RealModels;
import java.time.Duration;

/**
 * Loads models and encodes while the JVM is already ending, as a node does whose requests are
 * served to their end before it closes what they need.
 */
final class LoadDuringExitMain {
  private static final int LOADS = 5;

  private LoadDuringExitMain() {}

  public static void main(String[] arguments) {
    load();
    Runtime.getRuntime().addShutdownHook(new Thread(LoadDuringExitMain::loadSome));
    System.exit(Integer.parseInt(arguments[0]));
  }

  private static void loadSome() {
    for (int i = 0; i < LOADS; i++) {
      load();
    }
    System.out.println("loads=" + LOADS);
  }

  private static void load() {
    try (Encoders encoders = new Encoders(RealModels.settings())) {
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      encoders.textEmbedder(RealModels.MINILM).embed("the river bank", Role.QUERY, deadline);
    }
  }
}
