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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose own {@code sememe.json} names files are added with these, wherever they are. */
class NamedFilesOfModelsTest {
  private static final String WEIGHTS = "idf.json";

  @TempDir Path home;
  @TempDir Path elsewhere;
  private LocalHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = LocalHub.start();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void the_weights_of_queries_come_from_a_folder() throws IOException {
    TinyModel.write(elsewhere, TinyModel.sparseFiles());
    assertInstalledWith(WEIGHTS, add(elsewhere.toString()));
  }

  @Test
  void the_weights_of_queries_come_from_a_hub() throws IOException {
    hub.with(TinyModel.sparseFiles());
    assertInstalledWith(WEIGHTS, add(hub.base() + "/" + LocalHub.REPOSITORY));
  }

  @Test
  void a_tokenizer_of_another_name_comes_and_what_is_pinned_beside_it() throws IOException {
    Map<String, byte[]> files = renamed();
    TinyModel.write(elsewhere, files);
    JsonNode sums = assertInstalledWith("words/tok.json", add(elsewhere.toString()));
    assertEquals(LocalHub.sha256(files.get("notes.txt")), sums.path("notes.txt").asText());
    assertTrue(sums.path("README.md").isMissingNode(), sums::toString);
  }

  @Test
  void a_file_that_is_not_what_its_own_sum_says_is_refused() throws IOException {
    Map<String, byte[]> files = renamed();
    files.put("notes.txt", bytes("exchanged"));
    hub.with(files);
    Said said = add(hub.base() + "/" + LocalHub.REPOSITORY);
    assertEquals(1, said.status());
    assertTrue(said.err().contains("notes.txt has SHA-256"), said::err);
    assertFalse(Files.exists(home.resolve("models/named")));
  }

  @Test
  void files_that_are_named_count_for_what_may_be_fetched() {
    hub.with(TinyModel.sparseFiles()).with(WEIGHTS, new byte[1_000_000]);
    Said said = add(hub.base() + "/" + LocalHub.REPOSITORY, "--max-size", "1");
    assertEquals(1, said.status());
    assertTrue(said.err().contains("--max-size"), said::err);
  }

  @Test
  void nothing_is_fetched_of_a_model_whose_descriptor_is_no_json() {
    hub.with(TinyModel.sparseFiles()).with("sememe.json", bytes("task: sparse-embedding"));
    Said said = add(hub.base() + "/" + LocalHub.REPOSITORY);
    assertEquals(1, said.status());
    assertTrue(said.err().contains("sememe.json is not valid JSON"), said::err);
    assertFalse(hub.requests().contains("/content/model.onnx"), () -> hub.requests().toString());
  }

  @Test
  void a_folder_whose_descriptor_is_too_large_is_refused() throws IOException {
    TinyModel.write(elsewhere, TinyModel.sparseFiles());
    Files.write(elsewhere.resolve("sememe.json"), new byte[(1 << 20) + 1]);
    Said said = add(elsewhere.toString());
    assertEquals(1, said.status());
    assertTrue(said.err().contains("sememe.json has more than 1048576 bytes"), said::err);
  }

  private static Map<String, byte[]> renamed() {
    Map<String, byte[]> files = new TreeMap<>(TinyModel.files());
    files.put("words/tok.json", files.remove("tokenizer.json"));
    files.put("notes.txt", bytes("pinned"));
    String sum = LocalHub.sha256(files.get("notes.txt"));
    files.put(
        "sememe.json",
        bytes("{\"tokenizer\": \"words/tok.json\", \"sha256\": {\"notes.txt\": \"" + sum + "\"}}"));
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode assertInstalledWith(String file, Said said) throws IOException {
    assertEquals(0, said.status(), said::err);
    Path folder = home.resolve("models/named");
    JsonNode sums =
        new ObjectMapper().readTree(folder.resolve("sememe.json").toFile()).path("sha256");
    String sum = LocalHub.sha256(Files.readAllBytes(folder.resolve(file)));
    assertEquals(sum, sums.path(file).asText(), sums::toString);
    return sums;
  }

  private Said add(String source, String... options) {
    String[] all = {"models", "add", source, "--name", "named"};
    String[] command = new String[all.length + options.length];
    System.arraycopy(all, 0, command, 0, all.length);
    System.arraycopy(options, 0, command, all.length, options.length);
    return Said.by(Map.of("SOLR_HOME", home.toString()), command);
  }
}
