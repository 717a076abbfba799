// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {

  @Test
  void a_file_gets_a_plain_line_every_tenth() {
    String printed = print(false);
    assertEquals(11, printed.lines().count());
    assertFalse(printed.contains("\r"));
    assertFalse(printed.contains("\u001b"));
  }

  @Test
  void a_terminal_gets_one_line_that_moves() {
    String printed = print(true);
    assertEquals(1, printed.chars().filter(character -> character == '\n').count());
    assertTrue(printed.endsWith("\n"));
  }

  private static String print(boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProgressPrinter printer =
        new ProgressPrinter(new PrintStream(bytes, false, StandardCharsets.UTF_8), terminal);
    for (int done = 0; done <= 1000; done++) {
      printer.accept(new Progress(done, 1000, Duration.ofSeconds(done)));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
