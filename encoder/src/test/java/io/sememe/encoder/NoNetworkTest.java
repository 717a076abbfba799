// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing leaves the machine, and nothing stays on it. */
class NoNetworkTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void loading_and_embedding_never_try_the_network_and_leave_no_file_behind() {
    ChildJvm child = ChildJvm.run(folder, LIMIT, NoNetworkMain.class, "cpu");
    assertEquals(0, child.exit(), child.output());
    assertEquals(384, child.number("dimension"), child.output());
    assertEquals(0, child.number("attempts"), child.output());
    assertEquals(List.of(), child.leftBehind());
  }

  /** With int8 weights, which no GPU takes unasked: wherever this runs, the first falls back. */
  @Test
  void looking_for_a_gpu_never_tries_the_network_whether_it_is_wished_for_or_insisted_on() {
    ChildJvm wished = ChildJvm.run(folder, LIMIT, NoNetworkMain.class, "auto");
    assertEquals(384, wished.number("dimension"), wished.output());
    assertEquals(0, wished.number("attempts"), wished.output());
    ChildJvm insisted = ChildJvm.run(folder, LIMIT, NoNetworkMain.class, "cuda");
    assertEquals(1, insisted.number("failed"), insisted.output());
    assertEquals(0, insisted.number("attempts"), insisted.output());
  }

  @Test
  void the_trap_catches_who_tries() {
    ChildJvm child = ChildJvm.run(folder, LIMIT, NoNetworkMain.class, "provoke");
    assertEquals(0, child.exit(), child.output());
    assertEquals(1, child.number("refused"), child.output());
    assertEquals(1, child.number("refusedToo"), child.output());
    assertTrue(child.number("attempts") >= 3, child.output());
  }
}
