// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.command.CommandException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileChoiceTest {
  private static final List<String> PUBLISHED =
      List.of(
          ".gitattributes",
          "1_Pooling/config.json",
          "2_Dense/config.json",
          "2_Dense/model.safetensors",
          "README.md",
          "config.json",
          "config_sentence_transformers.json",
          "model.safetensors",
          "modules.json",
          "onnx/model.onnx",
          "onnx/model.onnx_data",
          "onnx/model.onnx_data.part",
          "onnx/model.onnx_data.part.etag",
          "onnx/model_quantized.onnx",
          "pytorch_model.bin",
          "sentence_bert_config.json",
          "special_tokens_map.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "vocab.txt");

  private static final List<String> OWN_NAMES =
      List.of(
          "config.json",
          "graphs/int8.onnx",
          "graphs/int8.onnx_data",
          "graphs/int8.weights",
          "idf.json",
          "linear/config.json",
          "linear/weights.safetensors",
          "model.onnx",
          "model.onnx.part",
          "notes.json",
          "sememe.json",
          "words/tok.json");

  @Test
  void takes_what_sememe_reads_and_nothing_else() {
    FileChoice choice = FileChoice.of(PUBLISHED, "", NamedFiles.NONE);
    assertEquals("onnx/model.onnx", choice.model());
    assertEquals(
        List.of(
            "1_Pooling/config.json",
            "2_Dense/config.json",
            "2_Dense/model.safetensors",
            "config.json",
            "config_sentence_transformers.json",
            "modules.json",
            "onnx/model.onnx",
            "onnx/model.onnx_data",
            "sentence_bert_config.json",
            "special_tokens_map.json",
            "tokenizer.json",
            "tokenizer_config.json"),
        choice.all());
  }

  @Test
  void takes_the_graph_that_was_named_without_the_weights_of_another() {
    FileChoice choice = FileChoice.of(PUBLISHED, "onnx/model_quantized.onnx", NamedFiles.NONE);
    assertTrue(choice.all().contains("onnx/model_quantized.onnx"));
    assertEquals(
        List.of("onnx/model_quantized.onnx"),
        choice.all().stream().filter(name -> name.startsWith("onnx/")).toList());
  }

  @Test
  void says_which_graphs_there_are_when_nobody_can_tell_which_is_meant() {
    List<String> names = List.of("tokenizer.json", "onnx/a.onnx", "onnx/b.onnx");
    CommandException refused = assertThrows(CommandException.class, () -> usual(names));
    assertTrue(refused.getMessage().contains("[onnx/a.onnx, onnx/b.onnx]"), refused::getMessage);
    assertThrows(
        CommandException.class, () -> FileChoice.of(names, "onnx/c.onnx", NamedFiles.NONE));
  }

  @Test
  void a_model_without_graph_or_tokenizer_is_refused() {
    assertThrows(CommandException.class, () -> usual(List.of("tokenizer.json", "x.bin")));
    assertThrows(CommandException.class, () -> usual(List.of("model.onnx")));
  }

  @Test
  void takes_what_the_models_own_descriptor_names() throws IOException {
    FileChoice choice =
        named(
            """
            {"model": "graphs/int8.onnx", "tokenizer": "words/tok.json",
             "tokenVectors": {"projection": "linear/weights.safetensors"},
             "sparse": {"queryWeights": "idf.json"},
             "sha256": {"graphs/int8.weights": "0", "gone.bin": "0"}}
            """,
            "");
    assertEquals("graphs/int8.onnx", choice.model());
    assertEquals(
        List.of(
            "config.json",
            "graphs/int8.onnx",
            "graphs/int8.onnx_data",
            "graphs/int8.weights",
            "idf.json",
            "linear/config.json",
            "linear/weights.safetensors",
            "sememe.json",
            "words/tok.json"),
        choice.all());
  }

  @Test
  void a_person_chooses_another_graph_than_the_descriptor_without_its_files() throws IOException {
    FileChoice choice =
        named(
            """
            {"model": "graphs/int8.onnx", "tokenizer": "words/tok.json",
             "sha256": {"graphs/int8.onnx": "0", "graphs/int8.onnx_data": "0", "idf.json": "0"}}
            """,
            "model.onnx");
    assertEquals("model.onnx", choice.model());
    assertEquals(
        List.of("config.json", "idf.json", "model.onnx", "sememe.json", "words/tok.json"),
        choice.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../idf.json",
        "linear/../../idf.json",
        "linear/..",
        "./idf.json",
        "linear//config.json",
        "linear\\\\config.json",
        "model.onnx.part",
        "..",
        ""
      })
  void what_lies_elsewhere_is_refused_by_name_and_not_looked_at_for_its_sum(String name)
      throws IOException {
    String json =
        "{\"tokenizer\": \"words/tok.json\", \"sparse\": {\"queryWeights\": \"" + name + "\"}}";
    CommandException refused = assertThrows(CommandException.class, () -> named(json, ""));
    assertTrue(
        refused.getMessage().startsWith("'sparse.queryWeights' in sememe.json names '"),
        refused::getMessage);
    String pinning = "{\"tokenizer\": \"words/tok.json\", \"sha256\": {\"" + name + "\": \"0\"}}";
    List<String> all = named(pinning, "model.onnx").all();
    assertEquals(List.of("config.json", "model.onnx", "sememe.json", "words/tok.json"), all);
  }

  @Test
  void what_is_named_and_not_there_is_said_before_anything_is_brought() {
    assertMissing("{\"tokenizer\": \"tok.json\"}", "'tokenizer' in sememe.json names 'tok.json'");
    assertMissing("{\"model\": \"x.onnx\"}", "name another one with --file");
    assertMissing("{\"model\": \"\\u001b[2J\"}", "names '?[2J'");
  }

  private static void assertMissing(String json, String said) {
    CommandException refused = assertThrows(CommandException.class, () -> named(json, ""));
    assertTrue(refused.getMessage().contains(said), refused::getMessage);
    assertTrue(refused.getMessage().contains("there is no such file"), refused::getMessage);
  }

  private static FileChoice named(String json, String wanted) throws IOException {
    ObjectNode descriptor = (ObjectNode) new ObjectMapper().readTree(json);
    return FileChoice.of(OWN_NAMES, wanted, NamedFiles.of(descriptor));
  }

  private static FileChoice usual(List<String> names) {
    return FileChoice.of(names, "", NamedFiles.NONE);
  }
}
