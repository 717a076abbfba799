// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderWarningsTest {
  @TempDir Path parent;
  private DescriptorFolder folder;

  @BeforeEach
  void newFolder() {
    folder = new DescriptorFolder(parent);
    with("sememe.json", "{'pooling': 'cls'}");
    with("tokenizer.json", "{'normalizer': null, 'model': {}}");
  }

  @Test
  void files_that_nobody_pins_are_named() {
    assertEquals(
        List.of(
            "sha256 in sememe.json does not pin model.onnx, tokenizer.json:"
                + " other content would be loaded without a word."),
        warnings());
  }

  @Test
  void limits_that_differ_are_told_until_somebody_chooses() {
    with("tokenizer.json", "{'truncation': {'max_length': 128}, 'model': {}}");
    with("sentence_bert_config.json", "{'max_seq_length': 256}");
    assertTrue(warnings().get(1).contains("256 is in force"), warnings().toString());
    assertEquals(
        Map.of("sentence_bert_config.json", 256, "tokenizer.json", 128),
        folder.read().limits().stated());
    with("sememe.json", "{'pooling': 'cls', 'maxTokens': 100}");
    assertEquals(1, warnings().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | tokenizer_config.json | true | true",
        "null | tokenizer_config.json | false | false",
        "null | sentence_bert_config.json | true | true",
        "{'type':'BertNormalizer','lowercase':true} | tokenizer_config.json | false | true",
        "{'type':'BertNormalizer','lowercase':true} | tokenizer_config.json | true | false",
        "{'type':'BertNormalizer','lowercase':true} | sentence_bert_config.json | false | false",
        "{'type':'NFC'} | tokenizer_config.json | true | true",
        "{'type':'Precompiled'} | tokenizer_config.json | true | false",
        "{'type':'Sequence','normalizers':[{'type':'NFD'},{'type':'Lowercase'}]}"
            + "| tokenizer_config.json | false | true",
        "{'type':'Sequence','normalizers':[{'type':'Precompiled'}]}"
            + "| tokenizer_config.json | true | false"
      })
  void a_file_that_says_another_case_than_the_tokenizer_is_named(
      String normalizer, String file, boolean stated, boolean warned) {
    with("tokenizer.json", "{'normalizer': " + normalizer + ", 'model': {}}");
    with(file, "{'do_lower_case': " + stated + "}");
    assertEquals(warned ? 2 : 1, warnings().size(), warnings().toString());
    assertEquals(warned, warnings().get(warnings().size() - 1).startsWith(file));
  }

  @Test
  void a_tokenizer_that_cannot_be_read_says_nothing_here() {
    for (String json : new String[] {"", "{", "[]", "7", "{'normalizer': {"}) {
      with("tokenizer.json", json);
      assertEquals(1, warnings().size(), json);
    }
  }

  private List<String> warnings() {
    ModelDescriptor descriptor = folder.read();
    return FolderWarnings.of(descriptor, FileHashes.of(descriptor));
  }

  private void with(String file, String json) {
    folder.with(file, json.replace('\'', '"'));
  }
}
