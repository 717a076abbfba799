// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyTokenizer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerFileTest {
  @TempDir Path folder;

  @Test
  void truncation_and_padding_are_taken_out_and_the_rest_stays() {
    TinyTokenizer tokenizer = TinyTokenizer.create().truncation(16, 16).padding(128, "Left");
    TokenizerFile file = read(tokenizer.toJson());
    assertTrue(file.json().contains("\"truncation\":null"), file.json());
    assertTrue(file.json().contains("\"padding\":null"), file.json());
    assertFalse(file.json().contains("stride"), file.json());
    assertTrue(file.json().contains("BertPreTokenizer"), file.json());
  }

  @Test
  void special_tokens_unknown_token_and_highest_number_are_read() {
    TinyTokenizer tokenizer = TinyTokenizer.create();
    TokenizerFile file = read(tokenizer.toJson());
    assertEquals(TinyTokenizer.SPECIAL, file.specialTokens());
    assertEquals(TinyTokenizer.UNKNOWN, file.unknownId());
    assertEquals(tokenizer.size() - 1, file.highestId());
  }

  @Test
  void tokens_that_are_asked_for_have_their_numbers_and_others_none() {
    String json = "{'added_tokens': [{'id': 9, 'content': '[Q] '}], 'model': {'vocab': {'a': 3}}}";
    TokenizerFile file =
        TokenizerFile.read(write(json.replace('\'', '"')), List.of("[Q] ", "a", "b"));
    assertEquals(Map.of("[Q] ", 9L, "a", 3L), file.named());
    Path bert = RealModels.defaultTokenizer();
    assertEquals(
        Map.of("[unused0]", 1L, "[MASK]", 103L),
        TokenizerFile.read(bert, List.of("[unused0]", "[MASK]")).named());
    assertEquals(Map.of(), TokenizerFile.read(bert).named());
  }

  @Test
  void the_default_model_has_berts_vocabulary() {
    TokenizerFile file = TokenizerFile.read(RealModels.defaultTokenizer());
    assertEquals(30_521, file.highestId());
    assertEquals(100, file.unknownId());
    assertEquals(5, file.specialTokens().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[['<unk>', 0.0], ['a', -1.5], ['b', -2.5]]  | 1  | 1  | 2",
        "{'a': 0, 'b': 12, '<unk>': 3}              | 7  | 7  | 12",
        "{'a': 0, 'b': 12, '<unk>': 3}              |    | 3  | 12",
        "{'a': 0, 'b': 2}                           |    | 40 | 40",
      },
      quoteCharacter = '`')
  void vocabularies_of_all_kinds_are_counted(
      String vocabulary, String unknownId, long unknown, long highest) {
    String added = unknown == 40 ? "{'id': 40, 'content': '<unk>', 'special': true}" : "";
    String model = "'unk_token': '<unk>', 'vocab': " + vocabulary;
    model += unknownId == null ? "" : ", 'unk_id': " + unknownId;
    String json = "{'added_tokens': [" + added + "], 'model': {" + model + "}}";
    TokenizerFile file = read(json.replace('\'', '"'));
    assertEquals(unknown, file.unknownId());
    assertEquals(highest, file.highestId());
  }

  @Test
  void a_tokenizer_without_an_unknown_token_has_none() {
    assertEquals(-1, read(TinyTokenizer.create().withoutUnknown().toJson()).unknownId());
    assertEquals(-1, read("{\"model\": {\"vocab\": {\"a\": 0}}}").unknownId());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"model\": ', is not valid JSON",
    "'', does not hold one JSON object",
    "'[1, 2]', does not hold one JSON object",
    "'null', does not hold one JSON object"
  })
  void what_is_no_json_object_is_refused(String content, String reason) {
    refused(write(content), "the tokenizer file " + reason);
  }

  @Test
  void a_file_nested_without_end_is_refused() {
    refused(write("{\"a\":".repeat(100_000)), "the tokenizer file is not valid JSON");
  }

  @Test
  void a_file_of_65_megabytes_is_refused_before_it_is_read() throws IOException {
    Path path = folder.resolve("tokenizer.json");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(65L << 20);
    }
    refused(path, "has 68157440 bytes; at most 67108864 are read");
  }

  @Test
  void a_missing_file_is_refused() {
    refused(folder.resolve("none.json"), "the tokenizer file cannot be read");
  }

  private void refused(Path path, String reason) {
    EncoderException e = assertThrows(EncoderException.class, () -> TokenizerFile.read(path));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
    assertFalse(e.getMessage().contains(folder.toString()), e.getMessage());
  }

  private TokenizerFile read(String json) {
    return TokenizerFile.read(write(json));
  }

  private Path write(String content) {
    try {
      return Files.writeString(folder.resolve("tokenizer.json"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
