// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing a session during a run would end the JVM: in a child, under 64 callers. */
@Tag("whole")
class UnloadUnderLoadTest {
  @TempDir Path folder;

  @Test
  void a_tiny_model_is_unloaded_a_hundred_times_under_64_callers() {
    Path models = folder.resolve("models");
    new TinyModels(models).write("tiny");
    requireSound(models, "tiny", 100);
  }

  @Test
  void a_trained_model_is_unloaded_a_hundred_times_under_64_callers() {
    requireSound(RealModels.folder(), RealModels.MINILM, 100);
  }

  private void requireSound(Path models, String model, int rounds) {
    Set<Kind> refusals = Set.of(Kind.UNLOADED, Kind.LOADING);
    SoundStorm.require(folder, UnloadingMain.class, models, model, rounds, refusals);
  }
}
