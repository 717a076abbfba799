// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.CommandException;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void takes_what_sememe_reads_and_nothing_else() {
    FileChoice choice = FileChoice.of(PUBLISHED, "");
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
    FileChoice choice = FileChoice.of(PUBLISHED, "onnx/model_quantized.onnx");
    assertTrue(choice.all().contains("onnx/model_quantized.onnx"));
    assertEquals(
        List.of("onnx/model_quantized.onnx"),
        choice.all().stream().filter(name -> name.startsWith("onnx/")).toList());
  }

  @Test
  void says_which_graphs_there_are_when_nobody_can_tell_which_is_meant() {
    List<String> names = List.of("tokenizer.json", "onnx/a.onnx", "onnx/b.onnx");
    CommandException refused = assertThrows(CommandException.class, () -> FileChoice.of(names, ""));
    assertTrue(refused.getMessage().contains("[onnx/a.onnx, onnx/b.onnx]"), refused::getMessage);
    assertThrows(CommandException.class, () -> FileChoice.of(names, "onnx/c.onnx"));
  }

  @Test
  void a_model_without_graph_or_tokenizer_is_refused() {
    assertThrows(
        CommandException.class, () -> FileChoice.of(List.of("tokenizer.json", "x.bin"), ""));
    assertThrows(CommandException.class, () -> FileChoice.of(List.of("model.onnx"), ""));
  }
}
