// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
  @TempDir Path folder;

  // Who owns the folder of models may be another than who adds one to it.
  @Test
  void links_that_somebody_left_there_are_removed_and_not_followed() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path secret = Files.writeString(other.resolve("secret"), "kept");
    Path models = Files.createDirectory(folder.resolve("models"));
    Path staged = Files.createDirectories(models.resolve(".add/a"));
    Files.createSymbolicLink(staged.resolve("model.onnx"), secret);
    Files.createSymbolicLink(staged.resolve("onnx"), other);
    Files.writeString(staged.resolve("tokenizer.json"), "{}");
    try (Staging staging = Staging.of(models, "a")) {
      staging.keepOnly(List.of("model.onnx", "tokenizer.json"));
      assertFalse(Files.exists(staged.resolve("model.onnx"), LinkOption.NOFOLLOW_LINKS));
      assertFalse(Files.exists(staged.resolve("onnx"), LinkOption.NOFOLLOW_LINKS));
      assertTrue(Files.exists(staging.install().resolve("tokenizer.json")));
    }
    assertEquals("kept", Files.readString(secret));
  }
}
