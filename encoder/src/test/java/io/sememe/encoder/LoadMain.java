// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.RealModels;
import java.time.Duration;

/** Loads a model and says how that ended. */
final class LoadMain {
  private LoadMain() {}

  public static void main(String[] arguments) {
    try (Encoders encoders = new Encoders(RealModels.settings())) {
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      TextEmbedder embedder = encoders.textEmbedder(arguments[0]);
      System.out.println("dimension=" + embedder.space(deadline).dimension());
    } catch (EncoderException e) {
      System.out.println(e.kind() + ": " + e.getMessage());
    }
  }
}
