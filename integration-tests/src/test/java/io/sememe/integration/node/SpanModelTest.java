// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanModelTest {

  @TempDir private Path models;

  @BeforeEach
  void write_the_tokenizer() throws IOException {
    Path tokenizer = models.resolve("bge-small-en-v1.5").resolve("tokenizer.json");
    Files.createDirectories(tokenizer.resolveSibling("."));
    Files.writeString(tokenizer, "{\"model\": {\"vocab\": {\"[CLS]\": 0, \"wing\": 1, \"a\": 2}}}");
  }

  @Test
  void each_token_has_its_logit_no_answer_has_0_and_all_others_never_answer() throws IOException {
    SpanModel.install(models, "spans", Map.of("a", 1f), "{}");

    Path model = models.resolve("spans").resolve("model.onnx");
    String graph = Files.readString(model, StandardCharsets.ISO_8859_1);
    // A tensor's content (field 9, 12 bytes): 0, -20 and 1, little-endian.
    String table = "J\f" + "\0\0\0\0" + "\0\0\u00a0\u00c1" + "\0\0\u0080?";
    assertEquals(1, graph.split(Pattern.quote(table), -1).length - 1);
    assertEquals("{}", Files.readString(model.resolveSibling("sememe.json")));
  }

  @Test
  void a_word_that_is_no_token_is_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SpanModel.install(models, "spans", Map.of("wings", 1f), "{}"));
  }
}
