// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTransformersFilesTest {
  @TempDir Path parent;
  private DescriptorFolder folder;

  @BeforeEach
  void newFolder() {
    folder = new DescriptorFolder(parent);
  }

  @Test
  void a_folder_without_these_files_says_nothing() {
    SentenceTransformersFiles files = files();
    assertEquals(Optional.empty(), files.normalize());
    assertEquals(Optional.empty(), files.pooling());
    assertEquals(Map.of(), files.prefixes());
  }

  @ParameterizedTest
  @CsvSource({
    "pooling_mode_cls_token,CLS",
    "pooling_mode_mean_tokens,MEAN",
    "pooling_mode_max_tokens,MAX",
    "pooling_mode_mean_sqrt_len_tokens,MEAN_SQRT_LEN",
    "pooling_mode_weightedmean_tokens,WEIGHTEDMEAN",
    "pooling_mode_lasttoken,LASTTOKEN"
  })
  void each_pooling_flag_has_its_meaning(String flag, Pooling pooling) {
    with(
        "1_Pooling/config.json",
        "{'word_embedding_dimension': 384, '" + flag + "': true, 'pooling_mode_other': false}");
    assertEquals(Optional.of(pooling), files().pooling());
  }

  @Test
  void two_pooling_flags_or_none_are_refused() {
    with(
        "1_Pooling/config.json",
        "{'pooling_mode_cls_token': true, 'pooling_mode_mean_tokens': true}");
    folder.refused("1_Pooling/config.json", "exactly one pooling mode", "CLS", "MEAN");
    with("1_Pooling/config.json", "{'pooling_mode_cls_token': false}");
    folder.refused("1_Pooling/config.json", "exactly one pooling mode");
  }

  @Test
  void pooling_that_leaves_the_prompt_out_is_refused() {
    with("1_Pooling/config.json", "{'pooling_mode_mean_tokens': true, 'include_prompt': false}");
    folder.refused("1_Pooling/config.json", "include_prompt");
  }

  @Test
  void a_step_after_the_encoder_that_we_do_not_know_is_refused() {
    with("modules.json", "[" + step("Transformer") + "," + step("LayerNorm") + "]");
    with("1_Pooling/config.json", "{'pooling_mode_cls_token': true}");
    folder.refused("modules.json", ".LayerNorm'", "Transformer, Pooling, Dense, Normalize");
    with("modules.json", "[" + step("Transformer") + ",{'type': 'my.own.Normalize'}]");
    folder.refused("modules.json", "'my.own.Normalize'");
  }

  @Test
  void the_normalise_step_decides_whether_vectors_have_length_one() {
    with("modules.json", "[" + step("Transformer") + "," + step("Pooling") + "]");
    assertEquals(Optional.of(false), files().normalize());
    with("modules.json", "[" + step("Transformer") + "," + step("Normalize") + "]");
    assertEquals(Optional.of(true), files().normalize());
  }

  @Test
  void steps_in_an_order_that_we_do_not_follow_are_refused() {
    with("1_Pooling/config.json", "{'pooling_mode_cls_token': true}");
    for (String[] steps :
        new String[][] {
          {"Transformer", "Normalize", "Pooling"},
          {"Transformer", "Dense", "Pooling"},
          {"Transformer", "Pooling", "Normalize", "Normalize"},
          {"Transformer", "Pooling", "Pooling"}
        }) {
      String list =
          Stream.of(steps)
              .map(SentenceTransformersFilesTest::step)
              .collect(Collectors.joining(","));
      with("modules.json", "[" + list + "]");
      folder.refused("modules.json", String.join(", ", steps), "known is the order");
    }
  }

  @Test
  void the_classes_of_newer_releases_are_known_and_steps_tell_where_their_files_are() {
    with(
        "modules.json",
        "[{'path': '', 'type': 'sentence_transformers.base.modules.transformer.Transformer'},"
            + "{'path': '1_P', 'type': 'sentence_transformers.x.modules.pooling.Pooling'},"
            + "{'path': '2_D', 'type': 'sentence_transformers.base.modules.dense.Dense'},"
            + "{'path': '3_D', 'type': 'sentence_transformers.models.Dense'}]");
    with("1_P/config.json", "{'embedding_dimension': 384, 'pooling_mode': 'lasttoken'}");
    assertEquals(Optional.of(Pooling.LASTTOKEN), files().pooling());
    assertEquals(List.of("2_D", "3_D"), files().denseFolders());
    with("1_P/config.json", "{'pooling_mode': 'mean_sqrt_len_tokens'}");
    assertEquals(Optional.of(Pooling.MEAN_SQRT_LEN), files().pooling());
    for (String mode : new String[] {"'none'", "'x'", "['cls', 'mean']", "3"}) {
      with("1_P/config.json", "{'pooling_mode': " + mode + "}");
      folder.refused("1_P/config.json", "pooling mode");
    }
  }

  @Test
  void the_usual_prompt_is_that_of_a_role_without_one() {
    with(
        "config_sentence_transformers.json",
        "{'prompts': {'query': 'q: ', 'any': 'a: '}, 'default_prompt_name': 'any'}");
    assertEquals(Map.of(Role.QUERY, "q: ", Role.PASSAGE, "a: "), files().prefixes());
  }

  @Test
  void the_prompt_of_a_passage_may_be_called_document() {
    with(
        "config_sentence_transformers.json",
        "{'prompts': {'query': 'q: ', 'document': 'd: ', 'classification': 'c: '}}");
    assertEquals(Map.of(Role.QUERY, "q: ", Role.PASSAGE, "d: "), files().prefixes());
    with("config_sentence_transformers.json", "{'prompts': {'passage': 'p: ', 'query': null}}");
    assertEquals(Map.of(Role.PASSAGE, "p: "), files().prefixes());
    with("config_sentence_transformers.json", "{'prompts': {}, 'default_prompt_name': null}");
    assertEquals(Map.of(), files().prefixes());
  }

  private SentenceTransformersFiles files() {
    return new SentenceTransformersFiles(folder.folder());
  }

  private static String step(String module) {
    return "{'path': '', 'type': 'sentence_transformers.models." + module + "'}";
  }

  private void with(String file, String json) {
    folder.with(file, json.replace('\'', '"'));
  }
}
