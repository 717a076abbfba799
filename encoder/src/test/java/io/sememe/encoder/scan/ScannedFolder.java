// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.ModelFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Has a model's folder looked through, in a time that nobody minds. */
final class ScannedFolder {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private ScannedFolder() {}

  static void scan(Path models, String name) {
    assertTimeoutPreemptively(
        LIMIT, () -> ModelScan.require(DescriptorReader.read(ModelFolder.find(models, name))));
  }

  static void requireRefused(Path models, String name, List<String> words) {
    EncoderException e = assertThrows(EncoderException.class, () -> scan(models, name));
    assertEquals(Kind.FAILED, e.kind());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage() + " lacks " + word);
    }
    assertTrue(e.getMessage().length() < 400, e.getMessage());
    assertTrue(e.getMessage().chars().allMatch(c -> c >= ' '), e.getMessage());
    boolean wroteIt = words.stream().anyMatch(word -> word.contains("full paths"));
    assertFalse(!wroteIt && e.getMessage().contains(models.toString()), e.getMessage());
  }
}
