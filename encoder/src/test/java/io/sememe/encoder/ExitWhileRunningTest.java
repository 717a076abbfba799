// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitWhileRunningTest {
  @TempDir Path folder;

  @RepeatedTest(3)
  void after_closing_the_jvm_leaves_with_the_code_asked_for_though_callers_go_on() {
    ChildJvm child = ChildJvm.run(folder, Duration.ofSeconds(60), ExitMain.class, "7");
    assertEquals(7, child.exit(), child.output());
    assertTrue(child.number("vectors") > 40, child.output());
    assertFalse(child.output().contains("Exception"), child.output());
    assertEquals(List.of(), child.leftBehind());
  }

  @Test
  void models_can_be_loaded_and_run_while_the_jvm_is_ending() {
    ChildJvm child = ChildJvm.run(folder, Duration.ofSeconds(60), LoadDuringExitMain.class, "7");
    assertEquals(7, child.exit(), child.output());
    assertEquals(5, child.number("loads"), child.output());
    assertEquals(List.of(), child.leftBehind());
  }
}
