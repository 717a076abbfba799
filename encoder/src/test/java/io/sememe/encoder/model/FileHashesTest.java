// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTest {
  private static final String ABC_SHA256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;
  private TinyModels models;
  private final ObjectNode descriptor = TinyModels.descriptor();

  @BeforeEach
  void writeFiles() {
    models = new TinyModels(folder).text("m", "model.onnx", "abc");
    models.text("m", "tokenizer.json", "{}");
  }

  @Test
  void model_and_tokenizer_are_hashed_whether_pinned_or_not() {
    FileHashes hashes = verify();
    assertEquals(Set.of("model.onnx", "tokenizer.json"), hashes.byFile().keySet());
    assertEquals(ABC_SHA256, hashes.byFile().get("model.onnx"));
  }

  @Test
  void a_file_longer_than_a_buffer_is_hashed_whole() {
    byte[] bytes = new byte[1_000_003];
    new Random(5).nextBytes(bytes);
    models.file("m", "model.onnx", bytes);
    assertEquals(models.sha256("m", "model.onnx"), verify().byFile().get("model.onnx"));
  }

  @Test
  void a_right_hash_is_taken_in_lower_and_upper_case() {
    pin("model.onnx", ABC_SHA256);
    assertDoesNotThrow(this::verify);
    pin("model.onnx", ABC_SHA256.toUpperCase(Locale.ROOT));
    assertDoesNotThrow(this::verify);
  }

  @Test
  void a_wrong_hash_is_refused_with_both_hashes() {
    pin("model.onnx", "00" + ABC_SHA256.substring(2));
    refused("model.onnx has SHA-256 " + ABC_SHA256, "sememe.json expects 00" + "7816");
  }

  @Test
  void a_further_file_is_checked_when_it_is_pinned() {
    models.text("m", "weights.bin", "abc");
    pin("weights.bin", ABC_SHA256);
    assertEquals(ABC_SHA256, verify().byFile().get("weights.bin"));
    models.text("m", "weights.bin", "abd");
    refused("weights.bin has SHA-256");
  }

  @Test
  void a_pinned_file_that_is_missing_or_outside_the_folder_is_refused() {
    pin("weights.bin", ABC_SHA256);
    refused("'weights.bin' is missing");
    models.text("other", "secret", "abc");
    descriptor.remove("sha256");
    pin("../other/secret", ABC_SHA256);
    refused("outside the model's folder");
  }

  @Test
  void a_file_that_changed_since_is_noticed_by_its_size() {
    FileHashes hashes = verify();
    assertDoesNotThrow(() -> hashes.requireUnchanged(find()));
    models.text("m", "tokenizer.json", "{} ");
    changed(hashes, "tokenizer.json changed while it was loaded");
  }

  @Test
  void a_file_that_changed_since_is_noticed_by_its_time() throws IOException {
    FileHashes hashes = verify();
    Files.setLastModifiedTime(models.path("m", "model.onnx"), FileTime.fromMillis(1));
    changed(hashes, "model.onnx changed while it was loaded");
  }

  private void changed(FileHashes hashes, String message) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> hashes.requireUnchanged(find()));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private void pin(String file, String hash) {
    descriptor.withObject("/sha256").put(file, hash);
  }

  private FileHashes verify() {
    models.descriptor("m", descriptor);
    return FileHashes.verify(DescriptorReader.read(find()));
  }

  private void refused(String... words) {
    EncoderException e = assertThrows(EncoderException.class, this::verify);
    assertEquals(Kind.FAILED, e.kind());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
  }

  private ModelFolder find() {
    return ModelFolder.find(folder, "m");
  }
}
