// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTokensModelTest {

  @TempDir private Path models;

  @Test
  void the_folder_has_all_files_that_its_descriptor_speaks_of() throws IOException {
    Path folder = install("{\"wing\": 2.5}");

    JsonNode descriptor = new ObjectMapper().readTree(folder.resolve("sememe.json").toFile());
    assertEquals("sparse-embedding", descriptor.path("task").asText());
    Path weights = folder.resolve(descriptor.at("/sparse/queryWeights").asText());
    assertEquals("{\"wing\": 2.5}", Files.readString(weights));
  }

  @Test
  void a_token_that_was_added_behind_the_vocabulary_has_a_place_in_the_graph() throws IOException {
    String graph =
        Files.readString(install("{}").resolve("model.onnx"), StandardCharsets.ISO_8859_1);

    // A tensor's content (field 9, 8 bytes): the vocabulary is numbers 0 to 4.
    assertEquals(1, graph.split("J\b\u0005\0\0\0\0\0\0\0", -1).length - 1);
  }

  private Path install(String weights) throws IOException {
    Path tokenizer = models.resolve("bge-small-en-v1.5").resolve("tokenizer.json");
    Files.createDirectories(tokenizer.resolveSibling("."));
    Files.writeString(
        tokenizer,
        """
        {"added_tokens": [{"id": 4, "content": "[MASK]"}],
         "model": {"vocab": {"[PAD]": 0, "wing": 1, "stall": 2}}}
        """);
    Path file = Files.writeString(models.resolve("weights.json"), weights);
    OwnTokensModel.install(models, "sparse", file);
    return models.resolve("sparse");
  }
}
