// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

  @TempDir private Path folder;

  @Test
  void every_text_is_a_line_and_comes_back_as_it_was() throws IOException {
    List<String> texts =
        List.of("two\nlines\r\n", "a \\n that is none", "\\", "", " spaces \t", "\u4e2d \u2028");
    Path file = TextFile.write(folder.resolve("texts"), texts);
    assertEquals(texts, Files.readAllLines(file).stream().map(String::translateEscapes).toList());
  }
}
