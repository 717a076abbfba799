// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Role;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorReaderTest {
  private static final String MEAN = "{'pooling_mode_mean_tokens': true}".replace('\'', '"');

  @TempDir Path parent;
  private DescriptorFolder folder;

  @BeforeEach
  void newFolder() {
    folder = new DescriptorFolder(parent);
  }

  @Test
  void a_folder_as_sentence_transformers_writes_it_needs_no_file_of_ours() {
    published();
    ModelDescriptor read = folder.read();
    assertEquals("model.onnx", read.modelFile());
    assertEquals("tokenizer.json", read.tokenizerFile());
    assertEquals("", read.output());
    assertEquals(Pooling.MEAN, read.pooling());
    assertTrue(read.normalize());
    assertEquals("search: ", read.prefix(Role.QUERY));
    assertEquals("text: ", read.prefix(Role.PASSAGE));
    assertEquals(OptionalInt.empty(), read.dimension());
    assertEquals(Map.of(), read.sha256());
  }

  @Test
  void a_model_is_made_for_text_embedding_unless_it_says_otherwise() {
    published();
    assertEquals(Task.TEXT_EMBEDDING, folder.read().task());
  }

  @Test
  void what_only_vectors_of_tokens_need_is_refused_of_a_model_for_pairs() {
    with("model.onnx", "");
    with("sememe.json", "{'task': 'pair-scoring', 'tokenVectors': {'skipPunctuation': false}}");
    folder.refused("[tokenVectors] mean nothing to the task pair-scoring");
  }

  @ParameterizedTest
  @EnumSource(value = Task.class, names = "TEXT_EMBEDDING", mode = EnumSource.Mode.EXCLUDE)
  void a_model_of_another_task_needs_no_pooling(Task task) {
    with("sememe.json", "{'task': '" + task.label() + "'}");
    ModelDescriptor read = folder.read();
    assertEquals(task, read.task());
    assertEquals(Pooling.NONE, read.pooling());
    assertFalse(read.normalize());
  }

  @Test
  void each_limit_is_stated_with_its_file_and_the_sentence_limit_is_in_force() {
    published();
    TokenLimits limits = folder.read().limits();
    assertEquals(256, limits.inForce());
    assertEquals(
        Map.of("config.json", 512, "sentence_bert_config.json", 256, "tokenizer_config.json", 384),
        limits.stated());
  }

  @Test
  void our_own_file_wins_over_the_published_ones() {
    published();
    with(
        "sememe.json",
        "{'pooling': 'cls', 'normalize': false, 'prefix': {'query': 'q: '}, 'maxTokens': 100,"
            + " 'dimension': 64, 'output': 'token_embeddings', 'licence': 'MIT', 'source': 'here'}");
    ModelDescriptor read = folder.read();
    assertEquals(Pooling.CLS, read.pooling());
    assertFalse(read.normalize());
    assertEquals("q: ", read.prefix(Role.QUERY));
    assertEquals("text: ", read.prefix(Role.PASSAGE));
    assertEquals(100, read.limits().inForce());
    assertEquals(OptionalInt.of(64), read.dimension());
    assertEquals("token_embeddings", read.output());
    assertEquals("MIT", read.licence());
    assertEquals("here", read.source());
  }

  @Test
  void no_file_can_allow_more_tokens_than_the_model_has_positions() {
    with("sememe.json", "{'pooling': 'cls', 'maxTokens': 4000}");
    with("config.json", "{'max_position_embeddings': 512}");
    assertEquals(512, folder.read().limits().inForce());
  }

  @Test
  void roberta_counts_positions_from_behind_its_padding_token() {
    with("sememe.json", "{'pooling': 'mean'}");
    with("config.json", roberta("xlm-roberta", 514, 1));
    assertEquals(512, folder.read().limits().inForce());
    with("config.json", roberta("roberta", 130, 3));
    assertEquals(126, folder.read().limits().inForce());
    with("config.json", roberta("bert", 514, 1));
    assertEquals(514, folder.read().limits().inForce());
  }

  @Test
  void a_tokenizer_limit_that_means_none_is_no_limit() {
    with("sememe.json", "{'pooling': 'mean'}");
    with("tokenizer_config.json", "{'model_max_length': 1e30}");
    assertEquals(TokenLimits.DEFAULT, folder.read().limits().inForce());
    assertEquals(Map.of(), folder.read().limits().stated());
    with("tokenizer_config.json", "{'model_max_length': 77}");
    assertEquals(77, folder.read().limits().inForce());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "99999999999999", "1e400", "1000001"})
  void more_positions_than_any_text_has_are_no_limit(String positions) {
    with("sememe.json", "{'pooling': 'mean'}");
    with("config.json", "{'max_position_embeddings': " + positions + "}");
    assertEquals(TokenLimits.DEFAULT, folder.read().limits().inForce());
    assertEquals(Map.of(), folder.read().limits().stated());
    with("tokenizer_config.json", "{'model_max_length': 77}");
    assertEquals(77, folder.read().limits().inForce());
  }

  @Test
  void a_limit_that_is_no_number_is_no_limit() {
    with("sememe.json", "{'pooling': 'mean'}");
    with("tokenizer_config.json", "{'model_max_length': 'NaN'}");
    assertEquals(Map.of(), folder.read().limits().stated());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\ud83d", "\\ude00 ", "\\ud83d\\ud83d\\ude00"})
  void a_prefix_that_is_no_text_is_refused_whoever_states_it(String prefix) {
    with("sememe.json", "{'pooling': 'mean', 'prefix': {'passage': '" + prefix + "'}}");
    folder.refused("the prefix of a passage", "half a character");
    with("sememe.json", "{'pooling': 'mean'}");
    with("config_sentence_transformers.json", "{'prompts': {'query': '" + prefix + "'}}");
    folder.refused("the prefix of a query", "half a character");
  }

  @Test
  void the_model_may_lie_where_exporters_put_it() throws IOException {
    with("sememe.json", "{'pooling': 'mean'}");
    with("onnx/model.onnx", "");
    assertEquals("model.onnx", folder.read().modelFile());
    Files.delete(folder.folder().path().resolve("model.onnx"));
    assertEquals("onnx/model.onnx", folder.read().modelFile());
    Files.delete(folder.folder().path().resolve("onnx/model.onnx"));
    folder.refused("no model file", "model.onnx");
  }

  @Test
  void a_folder_that_states_no_pooling_is_refused() {
    folder.refused("no pooling stated", "sememe.json", "1_Pooling/config.json");
  }

  @Test
  void a_file_that_is_no_json_or_far_too_large_is_refused_by_name() {
    with("sememe.json", "{'pooling': 'mean'}");
    with("config.json", "{'max_position_embeddings': ");
    folder.refused("config.json", "not valid JSON");
    folder.with("config.json", " ".repeat((1 << 20) + 1));
    folder.refused("config.json", "larger than 1048576 bytes");
  }

  @Test
  void the_descriptors_that_ship_are_read_whole() {
    for (String name : new String[] {RealModels.DEFAULT, RealModels.MINILM}) {
      ModelDescriptor read = DescriptorReader.read(ModelFolder.find(RealModels.folder(), name));
      assertEquals(OptionalInt.of(384), read.dimension(), name);
      assertEquals(2, read.sha256().size(), name);
      assertFalse(read.licence().isEmpty(), name);
      assertTrue(read.source().startsWith("https://"), name);
    }
  }

  private void published() {
    with("config.json", "{'model_type': 'bert', 'max_position_embeddings': 512}");
    with("sentence_bert_config.json", "{'max_seq_length': 256, 'do_lower_case': false}");
    with("tokenizer_config.json", "{'model_max_length': 384, 'do_lower_case': true}");
    with(
        "modules.json",
        "[{'idx': 0, 'type': 'sentence_transformers.models.Transformer'},"
            + " {'idx': 1, 'type': 'sentence_transformers.models.Pooling'},"
            + " {'idx': 2, 'type': 'sentence_transformers.models.Normalize'}]");
    folder.with("1_Pooling/config.json", MEAN);
    with(
        "config_sentence_transformers.json",
        "{'prompts': {'query': 'search: ', 'document': 'text: '}}");
  }

  private void with(String file, String json) {
    folder.with(file, json.replace('\'', '"'));
  }

  private static String roberta(String type, int positions, int padding) {
    return "{'model_type': '%s', 'max_position_embeddings': %d, 'pad_token_id': %d}"
        .formatted(type, positions, padding);
  }
}
