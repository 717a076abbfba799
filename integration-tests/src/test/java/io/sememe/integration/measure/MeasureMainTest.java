// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureMainTest {

  @TempDir private Path empty;

  @Test
  void what_is_not_understood_ends_with_two() {
    assertEquals(2, run(List.of()));
    assertEquals(2, run(List.of("nonsense")));
    assertEquals(2, run(List.of("quality")));
    assertEquals(2, run(List.of("quality", "missing folder")));
    assertEquals(2, run(List.of("quality", empty.toString(), "--passages", "words")));
    assertEquals(2, run(List.of("quality", empty.toString(), "--parts", "words")));
    assertEquals(2, run(List.of("senses", empty.toString())));
    assertEquals(2, run(List.of("senses", "--alpha", "most")));
    assertEquals(2, run(List.of("answers")));
    assertEquals(2, run(List.of("answers", "missing file")));
    assertEquals(2, run(List.of("answers", empty.toString())));
    assertEquals(2, run(List.of("solr", "missing folder")));
    assertEquals(2, run(List.of("solr", "--documents", "none")));
    assertEquals(2, run(List.of("query", "unknown")));
    assertEquals(2, run(List.of("query", "--rounds", "0")));
    assertEquals(2, run(List.of("cluster", "missing folder")));
    assertEquals(2, run(List.of("cluster", "--kills", "0")));
    assertEquals(2, run(List.of("reembed", "missing folder")));
    assertEquals(2, run(List.of("reembed", "--load", "101")));
  }

  @Test
  void what_cannot_be_measured_ends_with_one() throws IOException {
    assertEquals(1, run(List.of("quality", empty.toString())));
    Path noQuestion = Files.writeString(empty.resolve("squad.json"), "{}");
    assertEquals(1, run(List.of("answers", noQuestion.toString())));
    Path noJson = Files.writeString(empty.resolve("squad.txt"), "Who?");
    assertEquals(1, run(List.of("answers", noJson.toString())));
    assertEquals(1, run(List.of("solr", empty.toString())));
    assertEquals(1, run(List.of("cluster", empty.toString())));
    assertEquals(1, run(List.of("reembed", empty.toString())));
  }

  private static int run(List<String> arguments) {
    return MeasureMain.run(arguments, new PrintStream(OutputStream.nullOutputStream()));
  }
}
