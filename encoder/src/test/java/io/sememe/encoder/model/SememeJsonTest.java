// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SememeJsonTest {
  @TempDir Path parent;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'pooling': 'mean', 'maxtokens': 3}        | unknown keys [maxtokens]; there are",
        "{'pooling': 'mean', 'a': 1, 'b': 2}        | unknown keys [a, b]; there are",
        "{'pooling': 'average'}                     | pooling 'average' is not known",
        "{'pooling': 7}                             | 'pooling' must be a string",
        "{'pooling': 'mean', 'normalize': 'yes'}    | 'normalize' must be true or false",
        "{'pooling': 'mean', 'maxTokens': '512'}    | 'maxTokens' must be a whole number from 1",
        "{'pooling': 'mean', 'maxTokens': 0}        | 'maxTokens' must be a whole number from 1",
        "{'pooling': 'mean', 'maxTokens': -5}       | 'maxTokens' must be a whole number from 1",
        "{'pooling': 'mean', 'maxTokens': 1e18}     | 'maxTokens' must be a whole number from 1",
        "{'pooling': 'mean', 'maxTokens': 2.5}      | 'maxTokens' must be a whole number from 1",
        "{'pooling': 'mean', 'dimension': 65537}    | 'dimension' must be a whole number from 1",
        "{'pooling': 'mean', 'dimension': null}     | 'dimension' must be a whole number from 1",
        "{'pooling': 'mean', 'prefix': 'query: '}   | 'prefix' must be an object of strings",
        "{'pooling': 'mean', 'prefix': {'doc': ''}} | 'prefix' knows query and passage, not [doc]",
        "{'pooling': 'mean', 'prefix': {'query':1}} | 'prefix' must be a string",
        "{'pooling': 'mean', 'sha256': ['abc']}     | 'sha256' must be an object of strings",
        "{'pooling': 'mean', 'model': false}        | 'model' must be a string",
        "{'pooling': 'mean', 'task': 'pair-scores'} | task 'pair-scores' is not known; there is: text-embedding, token-embedding, pair-scoring",
        "{'pooling': 'mean', 'rewrites': 'all'}     | 'rewrites' must be a list of strings",
        "{'pooling': 'mean', 'rewrites': null}      | 'rewrites' must be a list of strings",
        "{'pooling': 'mean', 'rewrites': [1]}       | 'rewrites' must be a string",
        "{'pooling': 'mean', 'rewrites': ['mask']}  | rewrite 'mask' is not known; there is: embeddings,",
        "['pooling', 'mean']                        | must hold one JSON object",
        "{'pooling': 'mean', 'pooling': 'cls'}      | not valid JSON: Duplicate field 'pooling'",
        "{'sha256': {'a': '0', 'a': '1'}}           | not valid JSON: Duplicate field 'a'",
        "{'pooling': 'mean'                         | not valid JSON"
      })
  void what_is_misspelt_or_of_the_wrong_type_is_refused_with_the_file(String json, String reason) {
    folder(json).refused("sememe.json", reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "'text'"})
  void a_file_without_an_object_is_refused(String json) {
    folder(json).refused("sememe.json must hold one JSON object");
  }

  @Test
  void an_empty_file_is_refused() {
    folder("").refused("sememe.json is empty");
  }

  @Test
  void each_role_may_have_a_prefix_of_its_own() {
    ModelDescriptor read =
        folder("{'pooling': 'mean', 'prefix': {'query': 'q ', 'passage': ''}}").read();
    assertEquals(Map.of(Role.QUERY, "q ", Role.PASSAGE, ""), read.prefixes());
  }

  @Test
  void the_greatest_numbers_are_taken() {
    ModelDescriptor read =
        folder("{'pooling': 'mean', 'maxTokens': 131072, 'dimension': 65536}").read();
    assertEquals(131_072, read.limits().inForce());
    assertEquals(65_536, read.dimension().orElseThrow());
  }

  @Test
  void all_rewrites_are_tried_unless_the_descriptor_lists_those_it_wants() {
    assertEquals(GraphRewrite.all(), folder("{'pooling': 'mean'}").read().rewrites());
    assertEquals(Set.of(), folder("{'pooling': 'mean', 'rewrites': []}").read().rewrites());
    assertEquals(
        Set.of(GraphRewrite.ATTENTION, GraphRewrite.NEEDED_ROWS),
        folder("{'pooling': 'mean', 'rewrites': ['needed_rows', 'attention', 'attention']}")
            .read()
            .rewrites());
  }

  @Test
  void a_rewrite_that_is_not_known_is_refused_with_those_there_are() {
    folder("{'pooling': 'mean', 'rewrites': ['attention', 'Attention']}")
        .refused("'Attention'", "embeddings, attention, normalization, needed_rows");
  }

  private DescriptorFolder folder(String json) {
    return new DescriptorFolder(parent).with("sememe.json", json.replace('\'', '"'));
  }
}
