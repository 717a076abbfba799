// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.ChildJvm;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing a session during a run would end the JVM: in a child, under 64 callers. */
class UnloadUnderLoadTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

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
    ChildJvm child =
        ChildJvm.run(
            folder, LIMIT, UnloadingMain.class, models.toString(), model, Integer.toString(rounds));
    assertEquals(0, child.exit(), child.output());
    assertFalse(child.output().contains("Exception"), child.output());
    assertTrue(child.number("vectors") > rounds, child.output());
    assertTrue(child.number(Kind.UNLOADED.name()) > 0, child.output());
    assertTrue(child.number(Kind.LOADING.name()) > 0, child.output());
    for (Kind kind : Kind.values()) {
      boolean expected = kind == Kind.UNLOADED || kind == Kind.LOADING;
      assertEquals(expected, child.number(kind.name()) > 0, kind + " in " + child.output());
    }
  }
}
