// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFolderTest {
  @TempDir Path parent;
  private TinyModels models;

  @BeforeEach
  void writeModels() {
    models = new TinyModels(parent.resolve("models"));
    models.text("good", "model.onnx", "x").text("also.good_1-2", "model.onnx", "x");
    new TinyModels(parent).text("secret", "model.onnx", "x");
  }

  @Test
  void a_model_is_found_by_its_name() {
    ModelFolder folder = ModelFolder.find(models.folder(), "good");
    assertEquals("good", folder.name());
    assertEquals(models.folder().resolve("good"), folder.path());
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void a_string_that_is_no_name_is_refused_with_a_short_and_printable_message(String name) {
    EncoderException e = refused(models.folder(), name);
    assertTrue(e.getMessage().length() < 200, e.getMessage());
    assertTrue(e.getMessage().matches("[\\x20-\\x7E]*"), e.getMessage());
    assertTrue(e.getMessage().contains("is no model name"), e.getMessage());
  }

  // What is no name is refused in the same words when the disk is not there at all: it was not
  // asked.
  @ParameterizedTest
  @MethodSource("hostileNames")
  void a_string_that_is_no_name_never_reaches_the_disk(String name) {
    Path nowhere = parent.resolve("not-there");
    assertEquals(refused(models.folder(), name).getMessage(), refused(nowhere, name).getMessage());
  }

  static Stream<String> hostileNames() {
    return Stream.of(
        "",
        ".",
        "..",
        "../secret",
        "good/../../secret",
        "..\\secret",
        "/etc",
        "good/",
        "good\u0000",
        "%00",
        "a\nb",
        "a\r\nINFO forged line",
        "\u001B[31mred",
        "x".repeat(101),
        "x".repeat(10_240),
        "mod\u00E8le",
        "\u6A21\u578B",
        "\uD83D\uDE00",
        "\uD83D",
        "\u202Edoog",
        ".hidden",
        "-rf",
        " good",
        "good ",
        "file:good");
  }

  @Test
  void random_strings_are_unknown_models_and_never_anything_else() {
    for (long seed = 0; seed < 500; seed++) {
      String name = new RandomTexts(seed).next();
      EncoderException e =
          assertThrows(
              EncoderException.class,
              () -> ModelFolder.find(models.folder(), name),
              "seed " + seed);
      assertEquals(Kind.UNKNOWN_MODEL, e.kind(), "seed " + seed);
    }
  }

  @Test
  void an_unknown_name_is_answered_with_the_names_that_exist() throws IOException {
    Files.createDirectories(models.folder().resolve(".git"));
    Files.writeString(models.folder().resolve("README"), "no folder");
    EncoderException e = refused(models.folder(), "missing");
    assertEquals("no model 'missing'; installed: [also.good_1-2, good]", e.getMessage());
    String file = refused(models.folder(), "README").getMessage();
    assertTrue(file.startsWith("no model 'README'; installed: "), file);
  }

  @Test
  void a_missing_folder_holds_no_models() {
    assertEquals(List.of(), ModelFolder.names(parent.resolve("not-there")));
    assertEquals(
        "no model 'good'; installed: []",
        refused(parent.resolve("not-there"), "good").getMessage());
  }

  @Test
  void a_file_of_a_model_lies_inside_its_folder() {
    ModelFolder folder = ModelFolder.find(models.folder(), "good");
    assertEquals(folder.path().resolve("model.onnx"), folder.file("model.onnx"));
    assertTrue(folder.has("model.onnx"));
    assertFalse(folder.has("tokenizer.json"));
    for (String file :
        List.of("../also.good_1-2/model.onnx", "../../secret/model.onnx", "/etc/passwd")) {
      EncoderException e = assertThrows(EncoderException.class, () -> folder.file(file));
      assertEquals(Kind.FAILED, e.kind());
      assertTrue(e.getMessage().contains("outside the model's folder"), e.getMessage());
    }
    EncoderException missing = assertThrows(EncoderException.class, () -> folder.file("no.onnx"));
    assertEquals("file 'no.onnx' is missing", missing.getMessage());
  }

  @Test
  void what_no_file_can_be_called_is_refused_like_a_file_that_is_missing() {
    ModelFolder folder = ModelFolder.find(models.folder(), "good");
    for (Executable asked :
        List.<Executable>of(() -> folder.file("a\u0000b"), () -> folder.has("a\u0000b"))) {
      EncoderException e = assertThrows(EncoderException.class, asked);
      assertEquals(Kind.FAILED, e.kind());
      assertEquals("'a?b' is no name that a file can have", e.getMessage());
    }
  }

  private static EncoderException refused(Path models, String name) {
    EncoderException e = assertThrows(EncoderException.class, () -> ModelFolder.find(models, name));
    assertEquals(Kind.UNKNOWN_MODEL, e.kind());
    return e;
  }
}
