// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** What an {@link UnloadStorm} must have come to in a child. */
final class SoundStorm {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private SoundStorm() {}

  /**
   * Runs a storm and looks at what it prints.
   *
   * @param main runs it: folder of models, model, how often it is unloaded
   * @param refusals why calls were refused: for all of these reasons, and no others
   */
  static void require(
      Path folder, Class<?> main, Path models, String model, int rounds, Set<Kind> refusals) {
    ChildJvm child =
        ChildJvm.run(folder, LIMIT, main, models.toString(), model, Integer.toString(rounds));
    assertEquals(0, child.exit(), child.output());
    assertFalse(child.output().contains("Exception"), child.output());
    assertTrue(child.number("done") > rounds, child.output());
    for (Kind kind : Kind.values()) {
      assertEquals(
          refusals.contains(kind), child.number(kind.name()) > 0, kind + " in " + child.output());
    }
  }
}
