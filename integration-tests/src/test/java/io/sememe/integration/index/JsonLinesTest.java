// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  @Test
  void each_line_is_an_object_and_empty_lines_do_not_count() throws IOException {
    assertEquals(
        List.of("{\"a\":1}", "{\"b\":2}"),
        JsonLines.read(lines("{\"a\": 1}\n\n{\"b\": 2}\n")).stream()
            .map(Object::toString)
            .toList());
  }

  @Test
  void a_line_that_is_no_object_is_named() {
    IOException failure = assertThrows(IOException.class, () -> JsonLines.read(lines("[1]")));
    assertTrue(failure.getMessage().contains("[1]"), failure.getMessage());
    assertThrows(IOException.class, () -> JsonLines.read(lines("{broken")));
  }

  @Test
  void a_missing_file_is_named() {
    Path missing = Path.of("missing.jsonl");
    IOException failure = assertThrows(IOException.class, () -> JsonLines.read(missing));
    assertTrue(failure.getMessage().contains("missing.jsonl"), failure.getMessage());
  }

  private static BufferedReader lines(String text) {
    return new BufferedReader(new StringReader(text));
  }
}
