// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenVectorsJsonTest {
  @TempDir Path parent;

  @Test
  void a_model_that_says_nothing_of_tokens_has_plain_states_without_special_tokens() {
    TokenVectorSettings read = folder("{'pooling': 'mean'}").read().tokenVectors();
    assertEquals(TokenVectorSettings.PLAIN, read);
    assertEquals(read, read("{}"));
    assertTrue(read.areOwnStates());
    assertTrue(read.skipPunctuation());
    assertFalse(read.keepSpecialTokens());
    assertEquals(512, read.limit(Role.QUERY, 512));
    assertEquals("own", read.outputOf("own"));
  }

  @Test
  void everything_that_is_stated_is_read() {
    TokenVectorSettings read =
        read(
            "{'marker': {'query': '[unused0]', 'passage': '[unused1]'}, 'queryTokens': 32,"
                + " 'passageTokens': 300, 'expandQuery': true, 'expansionToken': '[PAD]',"
                + " 'attendToExpansion': true, 'skipPunctuation': false, 'keepSpecialTokens': false,"
                + " 'output': 'tokens', 'projection': '1_Dense/model.safetensors',"
                + " 'dimension': 128}");
    TokenVectorSettings expected =
        new TokenVectorSettings(
            Map.of(Role.QUERY, "[unused0]", Role.PASSAGE, "[unused1]"),
            OptionalInt.of(32),
            OptionalInt.of(300),
            true,
            "[PAD]",
            true,
            false,
            false,
            "tokens",
            Optional.of("1_Dense/model.safetensors"),
            OptionalInt.of(128));
    assertEquals(expected, read);
    assertEquals(32, read.limit(Role.QUERY, 512));
    assertEquals(300, read.limit(Role.PASSAGE, 512));
    assertEquals("tokens", read.outputOf("own"));
  }

  @Test
  void special_tokens_are_kept_where_there_is_a_marker_unless_stated() {
    assertTrue(read("{'marker': {'query': '[Q]'}}").keepSpecialTokens());
    assertFalse(read("{'marker': {}}").keepSpecialTokens());
  }

  @Test
  void expansion_is_hidden_unless_it_is_to_be_attended_to() {
    assertTrue(read("{'queryTokens': 32, 'expandQuery': true}").hidesExpansion());
    assertFalse(read("{'queryTokens': 32}").hidesExpansion());
    assertFalse(
        read("{'queryTokens': 9, 'expandQuery': true, 'attendToExpansion': true}")
            .hidesExpansion());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'markers': {}}             | unknown keys [markers] in 'tokenVectors'; there are: [attend",
        "'colbert'                   | 'tokenVectors' must be an object",
        "null                        | 'tokenVectors' must be an object",
        "{'marker': '[Q]'}           | 'tokenVectors.marker' must be an object of strings",
        "{'marker': {'doc': '[D]'}}  | 'tokenVectors.marker' knows query and passage, not [doc]",
        "{'queryTokens': 0}          | 'tokenVectors.queryTokens' must be a whole number from 1 to",
        "{'passageTokens': 'many'}   | 'tokenVectors.passageTokens' must be a whole number",
        "{'expandQuery': 1}          | 'tokenVectors.expandQuery' must be true or false",
        "{'expandQuery': true}       | 'tokenVectors.expandQuery' needs 'tokenVectors.queryTokens'",
        "{'expansionToken': 4}       | 'tokenVectors.expansionToken' must be a string",
        "{'projection': ['a']}       | 'tokenVectors.projection' must be a string",
        "{'dimension': -1}           | 'tokenVectors.dimension' must be a whole number from 1 to"
      })
  void what_is_misspelt_or_of_the_wrong_type_is_refused_with_its_key(String json, String reason) {
    whole(json).refused("sememe.json: " + reason);
  }

  private TokenVectorSettings read(String json) {
    return whole(json).read().tokenVectors();
  }

  private DescriptorFolder whole(String tokenVectors) {
    return folder("{'task': 'token-embedding', 'tokenVectors': " + tokenVectors + "}");
  }

  private DescriptorFolder folder(String json) {
    return new DescriptorFolder(parent).with("sememe.json", json.replace('\'', '"'));
  }
}
