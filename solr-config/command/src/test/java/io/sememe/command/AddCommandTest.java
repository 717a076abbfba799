// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.command.testing.LocalHub;
import io.sememe.command.testing.Said;
import io.sememe.command.testing.TinyModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddCommandTest {
  private static final byte[] NO_MODEL = "no model".getBytes(StandardCharsets.UTF_8);

  @TempDir Path home;
  @TempDir Path elsewhere;
  private LocalHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = LocalHub.start().with(TinyModel.files());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void a_model_of_a_hub_is_tried_pinned_and_installed() throws IOException {
    Said said = add(hub.base() + "/" + LocalHub.REPOSITORY);
    assertEquals(0, said.status(), said::err);
    assertTrue(said.err().contains("licence:   apache-2.0"), said::err);
    String sum = LocalHub.sha256(TinyModel.files().get(TinyModel.ONNX));
    assertTrue(said.out().contains(sum), said::out);
    JsonNode descriptor = descriptor("tiny");
    assertEquals("apache-2.0", descriptor.path("licence").asText());
    assertEquals("mean", descriptor.path("pooling").asText());
    assertEquals(64, descriptor.path("maxTokens").asInt());
    assertEquals(sum, descriptor.path("sha256").path(TinyModel.ONNX).asText());
    assertEquals(4, descriptor.path("golden").path(1).path("vector").size());
    assertEquals(
        hub.base() + "/" + LocalHub.REPOSITORY + "/tree/" + LocalHub.COMMIT,
        descriptor.path("source").asText());
    assertEquals(List.of("tiny"), installed());
    assertFalse(Files.exists(home.resolve("models/tiny/README.md")));
  }

  @Test
  void a_number_that_cannot_be_meant_is_refused_with_its_range() {
    for (List<String> odd :
        List.of(
            List.of("--patience", "0"),
            List.of("--patience", "-1"),
            List.of("--patience", "9223372036854775807"),
            List.of("--attempts", "0"),
            List.of("--max-size", "-1"),
            List.of("--max-size", "9223372036854775807"))) {
      Said said = add(hub.base() + "/" + LocalHub.REPOSITORY, odd.get(0), odd.get(1));
      assertEquals(2, said.status(), said::err);
      String range = odd.get(0) + " must be 1 to ";
      assertTrue(
          said.err().contains(range) && said.err().contains("got: " + odd.get(1)), said::err);
      assertEquals(List.of(), installed());
    }
  }

  @Test
  void a_folder_is_copied_without_what_nobody_reads() throws IOException {
    TinyModel.write(elsewhere);
    Said said = add(elsewhere.toString(), "--name", "mine", "--licence", "MIT", "--json");
    assertEquals(0, said.status(), said::err);
    JsonNode added = new ObjectMapper().readTree(said.out());
    assertEquals("mine", added.path("model").asText());
    assertEquals(4, added.path("dimension").asInt());
    assertEquals("MIT", descriptor("mine").path("licence").asText());
    assertFalse(Files.exists(home.resolve("models/mine/README.md")));
  }

  @Test
  void what_is_no_model_is_not_installed_and_the_others_stay() throws IOException {
    assertEquals(0, add(hub.base() + "/" + LocalHub.REPOSITORY).status());
    hub.with(TinyModel.ONNX, NO_MODEL);
    Said said = add(hub.base() + "/" + LocalHub.REPOSITORY, "--name", "second");
    assertEquals(1, said.status());
    assertTrue(said.err().contains("nothing was installed"), said::err);
    assertTrue(said.err().contains("no ONNX model"), said::err);
    assertEquals(List.of("tiny"), installed());
  }

  @Test
  void a_model_that_there_is_already_is_not_replaced() {
    assertEquals(0, add(hub.base() + "/" + LocalHub.REPOSITORY).status());
    Said said = add(hub.base() + "/" + LocalHub.REPOSITORY);
    assertEquals(1, said.status());
    assertTrue(said.err().contains("already"), said::err);
  }

  @Test
  void what_is_there_of_a_broken_download_is_kept_and_not_a_model() throws IOException {
    hub.breakOff(1);
    Said broken = add(hub.base() + "/" + LocalHub.REPOSITORY, "--attempts", "1");
    assertEquals(1, broken.status());
    assertEquals(List.of(), installed());
    assertEquals(0, add(hub.base() + "/" + LocalHub.REPOSITORY).status());
    assertEquals(List.of("tiny"), installed());
  }

  @Test
  void pooling_that_nobody_states_is_asked_for() throws IOException {
    TinyModel.write(elsewhere);
    Files.delete(elsewhere.resolve("1_Pooling/config.json"));
    Said refused = add(elsewhere.toString(), "--name", "mine");
    assertTrue(refused.err().contains("--pooling mean"), refused::err);
    assertFalse(Files.exists(home.resolve("models/.add")), "nothing stays of a folder");
    assertEquals(0, add(elsewhere.toString(), "--name", "mine", "--pooling", "cls").status());
    assertEquals("cls", descriptor("mine").path("pooling").asText());
  }

  @Test
  void archives_are_refused() throws IOException {
    Path archive = Files.write(elsewhere.resolve("model.zip"), NO_MODEL);
    Said said = add(archive.toString());
    assertEquals(1, said.status());
    assertTrue(said.err().contains("archives are not accepted"), said::err);
  }

  @Test
  void a_home_must_be_named_and_exist() {
    assertTrue(Said.by("models", "list").err().contains("--solr-home"));
    Said said = Said.by(Map.of("SOLR_HOME", "/does/not/exist"), "models", "list");
    assertTrue(said.err().contains("/does/not/exist"), said::err);
  }

  @Test
  void models_are_listed_inspected_and_verified() throws IOException {
    assertEquals(0, add(hub.base() + "/" + LocalHub.REPOSITORY).status());
    Said list = on("models", "list");
    assertTrue(list.out().contains("text-embedding") && list.out().contains("pinned"), list::out);
    Said inspect = on("models", "inspect", "tiny", "--json");
    JsonNode seen = new ObjectMapper().readTree(inspect.out());
    assertEquals(1, seen.path("operators").path("Gather").asInt());
    assertEquals("input_ids", seen.path("inputs").path(0).path("name").asText());
    assertEquals(0, on("models", "verify").status());
    Files.write(home.resolve("models/tiny").resolve(TinyModel.ONNX), NO_MODEL);
    Said verify = on("models", "verify", "tiny");
    assertEquals(1, verify.status());
    assertTrue(verify.out().contains("FAIL  tiny: onnx/model.onnx has SHA-256"), verify::out);
  }

  private Said add(String source, String... options) {
    String[] start = {"models", "add", source};
    String[] all = new String[start.length + options.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(options, 0, all, start.length, options.length);
    return on(all);
  }

  private Said on(String... arguments) {
    return Said.by(Map.of("SOLR_HOME", home.toString()), arguments);
  }

  private JsonNode descriptor(String model) throws IOException {
    return new ObjectMapper()
        .readTree(home.resolve("models").resolve(model).resolve("sememe.json").toFile());
  }

  private List<String> installed() {
    return new InstalledModels(home.resolve("models")).names();
  }
}
