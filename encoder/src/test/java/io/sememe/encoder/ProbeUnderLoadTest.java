// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyAttention;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyTokenizer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing a session during a run would end the JVM: in a child, under 64 callers. */
class ProbeUnderLoadTest {
  @TempDir Path folder;

  @Test
  void a_tiny_model_is_unloaded_fifty_times_under_64_probes() {
    Path models = folder.resolve("models");
    byte[] encoder = TinyAttention.of(TinyTokenizer.create().size(), 2).states();
    new TinyModels(models).write("tiny").model("tiny", encoder);
    requireSound(models, "tiny", 50);
  }

  @Test
  void a_trained_model_is_unloaded_ten_times_under_64_probes() {
    requireSound(RealModels.folder(), RealModels.MINILM, 10);
  }

  private void requireSound(Path models, String model, int rounds) {
    SoundStorm.require(folder, ProbingMain.class, models, model, rounds, Set.of(Kind.UNLOADED));
  }
}
