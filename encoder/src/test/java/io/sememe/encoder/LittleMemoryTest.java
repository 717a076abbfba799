// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.ChildJvm;
import io.sememe.encoder.testing.RealModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are large for the JVM that loads them. */
class LittleMemoryTest {
  @TempDir Path folder;

  @Test
  void weights_that_are_joined_take_no_heap() {
    // Six layers of 1.7 MiB.
    ChildJvm child = load(RealModels.MINILM_FP32, "-Xmx24m", "-XX:MaxDirectMemorySize=256m");
    assertEquals(384, child.number("dimension"), child.output());
  }

  @Test
  void where_java_may_have_no_more_outside_of_the_heap_the_model_fails_and_says_what_to_do() {
    ChildJvm child = load(RealModels.DEFAULT, "-XX:MaxDirectMemorySize=8m");
    assertTrue(child.output().contains("FAILED: "), child.output());
    assertTrue(child.output().contains("-XX:MaxDirectMemorySize"), child.output());
  }

  private ChildJvm load(String model, String... options) {
    ChildJvm child =
        ChildJvm.run(folder, Duration.ofMinutes(1), List.of(options), LoadMain.class, model);
    assertEquals(0, child.exit(), child.output());
    return child;
  }
}
