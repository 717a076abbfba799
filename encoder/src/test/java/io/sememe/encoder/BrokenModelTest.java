// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenModelTest {
  private static final String BROKEN = "broken";
  private static final int ATTEMPTS = 100;

  @TempDir Path folder;
  private TinyModels models;
  private Encoders encoders;

  @BeforeEach
  void open() {
    models = new TinyModels(folder).write("good").write(BROKEN);
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @ParameterizedTest
  @EnumSource(BrokenModel.class)
  void a_broken_model_fails_with_its_reason_and_the_others_go_on(BrokenModel broken) {
    broken.breakIt(models, BROKEN);
    requireFailed(broken.reasons());
    assertEquals(8, embed("good").vector().length);
  }

  @ParameterizedTest
  @EnumSource(BrokenModel.class)
  void a_repaired_model_is_ready_after_it_was_loaded_again(BrokenModel broken) {
    broken.breakIt(models, BROKEN);
    requireFailed(broken.reasons());
    models.write(BROKEN);
    encoders.startLoading(BROKEN);
    assertEquals(8, embed(BROKEN).vector().length);
    assertEquals(ModelState.READY, state());
  }

  @Test
  void external_data_that_is_whole_is_read() throws IOException {
    models.model(BROKEN, TinyModels.encoder().weightsIn(TinyOnnx.WEIGHTS).toBytes());
    models.file(BROKEN, TinyOnnx.WEIGHTS, TinyModels.encoder().weights());
    assertEquals(8, embed(BROKEN).vector().length);
  }

  @Test
  void a_loaded_model_whose_folder_vanished_goes_on_until_it_is_loaded_again() throws IOException {
    embed(BROKEN);
    for (String file : new String[] {"model.onnx", "tokenizer.json", "sememe.json", ""}) {
      Files.delete(models.path(BROKEN, file));
    }
    assertEquals(8, encoders.models().get(0).space().dimension());
    assertEquals(8, embed(BROKEN).vector().length);
    EncoderException e = assertThrows(EncoderException.class, () -> encoders.startLoading(BROKEN));
    assertEquals(Kind.UNKNOWN_MODEL, e.kind());
  }

  // Loading takes milliseconds, so the file is touched all the time and the load tried until both
  // meet.
  @Test
  void a_file_that_changes_while_it_is_loaded_fails_the_load() {
    AtomicBoolean seen = new AtomicBoolean();
    var touching = Threads.start(() -> touchUntil(seen));
    for (int i = 0; i < ATTEMPTS && !seen.get(); i++) {
      encoders.unload(BROKEN);
      encoders.startLoading(BROKEN);
      Threads.await("loaded or failed", () -> state() != ModelState.LOADING);
      seen.set(state() == ModelState.FAILED);
    }
    String reason = status().reason();
    seen.set(true);
    Threads.result(touching);
    assertEquals(
        "model 'broken': model.onnx changed while it was loaded; load the model again", reason);
  }

  private boolean touchUntil(AtomicBoolean end) throws IOException {
    for (long time = 1_000; !end.get(); time += 1_000) {
      Files.setLastModifiedTime(models.path(BROKEN, "model.onnx"), FileTime.fromMillis(time));
    }
    return true;
  }

  private void requireFailed(List<String> words) {
    EncoderException e = assertThrows(EncoderException.class, () -> embed(BROKEN));
    assertEquals(Kind.FAILED, e.kind());
    assertEquals(ModelState.FAILED, state());
    assertEquals(e.getMessage(), status().reason());
    assertTrue(e.getMessage().startsWith("model 'broken': "), e.getMessage());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
    assertFalse(e.getMessage().contains(folder.toString()), e.getMessage());
    assertFalse(e.getMessage().matches("(?s).*(^|[\\s\"(:])/\\w+/.*"), e.getMessage());
  }

  private Embedding embed(String model) {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    return encoders.textEmbedder(model).embed("the river bank", Role.QUERY, deadline);
  }

  private ModelState state() {
    return status().state();
  }

  private ModelStatus status() {
    return encoders.models().stream()
        .filter(status -> status.name().equals(BROKEN))
        .findFirst()
        .orElseThrow();
  }
}
