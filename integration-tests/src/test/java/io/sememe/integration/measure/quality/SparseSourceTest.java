// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseSourceTest {

  @TempDir private Path folder;

  @Test
  void figures_say_whether_questions_are_looked_up_or_encoded() throws IOException {
    assertEquals("sparse", figureOf("{\"task\": \"sparse-embedding\"}"));
    assertEquals("sparse", figureOf("{\"sparse\": {\"topK\": 9}}"));
    assertEquals("sparse_doc_only", figureOf("{\"sparse\": {\"queryWeights\": \"idf.json\"}}"));
    assertEquals("sparse_doc_only", new SparseSource(folder.resolve("idf.json"), true).figure());
  }

  private String figureOf(String descriptor) throws IOException {
    Files.writeString(folder.resolve("sememe.json"), descriptor);
    return new SparseSource(folder, false).figure();
  }
}
