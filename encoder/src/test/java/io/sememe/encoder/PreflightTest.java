// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  private static final long BYTES = 256 << 20;

  @TempDir Path folder;

  private TinyModels models;
  private Preflight preflight;

  @BeforeEach
  void newPreflight() {
    models = new TinyModels(folder);
    preflight = preflight(true);
  }

  @AfterEach
  void close() {
    preflight.close();
  }

  private Preflight preflight(boolean wanted) {
    EncoderSettings settings = new EncoderSettings(folder, 1, 1_000);
    Trials trials = new Trials(settings, TrialBounds.USUAL, StrangeTrialMain.class);
    return new Preflight(wanted, trials);
  }

  @Test
  void files_that_are_not_pinned_are_tried_once() throws Exception {
    models.write("a").write("b");
    require("a");
    assertEquals(1, trials());
    require("a");
    assertEquals(1, trials(), "the same files");
    require("b");
    assertEquals(1, trials(), "the same files under another name");
  }

  @Test
  void other_files_or_other_settings_are_tried_again() throws Exception {
    models.write("a");
    require("a");
    models.model("a", TinyModels.encoder().seed(8).toBytes());
    require("a");
    assertEquals(2, trials());
    models.descriptor("a", TinyModels.descriptor().put("normalize", false));
    require("a");
    assertEquals(3, trials());
    models.text("a", "config.json", "{\"model_type\": \"bert\"}");
    require("a");
    assertEquals(4, trials());
  }

  @Test
  void other_settings_are_tried_again_where_the_folder_or_a_part_of_it_is_a_link()
      throws Exception {
    Path stored = folder.resolve("stored");
    TinyModels elsewhere = new TinyModels(stored).write("a").text("1_Pooling", "config.json", "{}");
    Files.createSymbolicLink(folder.resolve("a"), stored.resolve("a"));
    Files.createSymbolicLink(stored.resolve("a").resolve("1_Pooling"), stored.resolve("1_Pooling"));
    require("a");
    elsewhere.descriptor("a", TinyModels.descriptor().put("normalize", false));
    require("a");
    assertEquals(2, trials(), "another descriptor");
    elsewhere.text("1_Pooling", "config.json", "[]");
    require("a");
    assertEquals(3, trials(), "another part");
  }

  @Test
  void files_that_are_all_pinned_are_not_tried() throws Exception {
    models.write("a");
    ObjectNode json = TinyModels.descriptor();
    json.putObject("sha256").put("model.onnx", models.sha256("a", "model.onnx"));
    models.descriptor("a", json);
    require("a");
    assertEquals(1, trials(), "the tokenizer is not pinned");
    json.withObject("/sha256").put("tokenizer.json", models.sha256("a", "tokenizer.json"));
    models.descriptor("a", json);
    require("a");
    assertEquals(1, trials(), "all are");
    models.file("a", "weights.bin", new byte[] {1});
    require("a");
    assertEquals(2, trials(), "there is another");
  }

  @Test
  void nothing_is_tried_unless_it_is_wanted() throws Exception {
    models.write("crash");
    preflight(false).require(ModelFolder.find(folder, "crash"), BYTES);
    assertEquals(0, trials());
  }

  @Test
  void one_load_may_be_preceded_by_a_trial_whatever_is_known() throws Exception {
    models.write("a");
    require("a");
    preflight.ask("a");
    require("a");
    assertEquals(2, trials(), "asked for");
    require("a");
    assertEquals(2, trials(), "not again");
    Preflight unwanted = preflight(false);
    unwanted.ask("a");
    unwanted.require(ModelFolder.find(folder, "a"), BYTES);
    assertEquals(3, trials(), "though nothing is tried else");
  }

  @Test
  void a_trial_that_was_asked_for_precedes_each_load_until_it_has_passed() {
    models.write("leave");
    Preflight unwanted = preflight(false);
    ModelFolder model = ModelFolder.find(folder, "leave");
    unwanted.ask("leave");
    assertThrows(EncoderException.class, () -> unwanted.require(model, BYTES));
    assertThrows(EncoderException.class, () -> unwanted.require(model, BYTES));
  }

  @Test
  void a_crash_is_remembered_and_a_process_that_was_ended_is_not() throws Exception {
    models.write("crash").write("leave");
    // Other files, or the crash would count for both.
    models.model("leave", TinyModels.encoder().seed(8).toBytes());
    refused("crash", "it ended the process that tried it (signal 11");
    refused("crash", "it ended the process that tried it (signal 11");
    assertEquals(1, trials());
    refused("leave", "it ended the process that tried it (code 4");
    refused("leave", "it ended the process that tried it (code 4");
    assertEquals(3, trials());
  }

  @Test
  void other_files_than_those_that_were_tried_or_pinned_are_not_loaded() throws Exception {
    models.write("a").write("pinned");
    models.descriptor("pinned", pinned("pinned"));
    for (String name : List.of("a", "pinned")) {
      ModelFolder model = ModelFolder.find(folder, name);
      Optional<Map<String, String>> tried = preflight.require(model, BYTES);
      load(model, tried).close();
      models.text(name, "config.json", "{}");
      changed(model, tried, "config.json");
      Files.delete(model.file("config.json"));
      models.descriptor(name, TinyModels.descriptor());
      models.model(name, TinyModels.encoder().seed(8).toBytes());
      changed(model, tried, "model.onnx");
    }
  }

  private ObjectNode pinned(String name) {
    ObjectNode json = TinyModels.descriptor();
    ObjectNode sums = json.putObject("sha256");
    for (String file : List.of("model.onnx", "tokenizer.json")) {
      sums.put(file, models.sha256(name, file).toUpperCase(Locale.ROOT));
    }
    return json;
  }

  private static void changed(ModelFolder model, Optional<Map<String, String>> tried, String file) {
    EncoderException e = assertThrows(EncoderException.class, () -> load(model, tried));
    assertEquals(file + " changed while it was loaded; load the model again", e.getMessage());
  }

  private static OpenModel load(ModelFolder model, Optional<Map<String, String>> tried) {
    EncoderSettings settings = new EncoderSettings(model.path().resolve(".."), 1, 1_000);
    return ModelLoader.load(
        model, settings, new UsageCounter(), new LoadTerms(tried, LoadTerms.NONE.room()));
  }

  @Test
  void an_unknown_model_is_ready_after_its_trial() {
    models.write("a").write("b").file("b", "model.onnx", TinyOnnx.image());
    EncoderSettings settings = new EncoderSettings(folder, 1, 1_000).withPreflight(true);
    try (Encoders encoders = new Encoders(settings)) {
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      assertFalse(encoders.textEmbedder("a").embed("bank", Role.QUERY, deadline).isEmpty());
      EncoderException e =
          assertThrows(
              EncoderException.class,
              () -> encoders.textEmbedder("b").embed("bank", Role.QUERY, deadline));
      assertTrue(
          e.getMessage().startsWith("model 'b': tried in a process of its own, it failed: not a"),
          e.getMessage());
    }
  }

  private void refused(String model, String reason) {
    EncoderException e = assertThrows(EncoderException.class, () -> require(model));
    assertEquals(EncoderException.Kind.FAILED, e.kind());
    assertTrue(e.getMessage().startsWith(reason), e.getMessage());
  }

  private void require(String model) {
    preflight.require(ModelFolder.find(folder, model), BYTES);
  }

  private long trials() throws Exception {
    Path trials = folder.resolve(StrangeTrialMain.TRIALS);
    return Files.exists(trials) ? Files.size(trials) : 0;
  }
}
