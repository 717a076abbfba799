// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx.Output;
import io.sememe.encoder.testing.TinyTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that say they give weighted terms and cannot. */
class BrokenSparseTest {
  @TempDir Path folder;

  private TinyModels models;

  @BeforeEach
  void writeModel() {
    models = new TinyModels(folder).writeSparse("m");
  }

  @Test
  void a_model_of_token_vectors_gives_no_logits_of_terms() {
    models.model("m", TinyModels.encoder().toBytes());
    refused(
        "not a sparse encoder: no output is float of rank 3, one row of logits per token",
        "[last_hidden_state]");
  }

  @Test
  void a_model_of_text_vectors_gives_none_either() {
    models.model("m", TinyModels.encoder().output(Output.POOLED).toBytes());
    refused("not a sparse encoder: no output is float of rank 3", "[sentence_embedding]");
  }

  @Test
  void an_output_that_is_named_must_be_one() {
    models.model("m", TinyModels.sparseEncoder().output(Output.STATES_AND_TERMS).toBytes());
    models.descriptor("m", TinyModels.sparseDescriptor().put("output", "last_hidden_state"));
    refused(
        "output 'last_hidden_state' is missing or not float of rank 3, one row of logits",
        "[last_hidden_state, logits]");
  }

  @Test
  void logits_whose_number_is_not_declared_are_refused() {
    models.model("m", TinyModels.sparseEncoder().output(Output.UNDECLARED_TERMS).toBytes());
    refused("of a declared length that holds all terms of the tokenizer", "[logits]");
  }

  @Test
  void a_tokenizer_with_more_terms_than_the_model_is_refused() {
    models.tokenizer("m", TinyTokenizer.create().words("word-without-a-logit"));
    refused("of a declared length that holds all terms of the tokenizer");
  }

  @Test
  void logits_that_are_not_finite_fail_the_trial_run() {
    models.model("m", TinyModels.sparseEncoder().everyCell(Float.NaN).toBytes());
    refused("the trial run failed on the highest token number", "not finite");
  }

  @Test
  void too_few_positions_fail_the_trial_run_of_the_longest_text() {
    models.model("m", TinyModels.sparseEncoder().positions(16).toBytes());
    refused("the trial run failed on the longest text", "(64 tokens");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"the\": NaN}          | idf.json is not valid JSON: Non-standard token 'NaN'",
        "{\"the\": -0.5}         | idf.json: the weight of 'the' must be a finite number, 0 or more, not -0.5",
        "{\"the\": 1e39}         | the weight of 'the' must be a finite number",
        "{\"the\": 1e999}        | the weight of 'the' must be a finite number",
        "{\"the\": \"1\"}        | the weight of 'the' must be a finite number, 0 or more, not \"1\"",
        "{\"the\": null}         | the weight of 'the' must be a finite number, 0 or more, not null",
        "{\"the\": 1, \"the\": 2} | idf.json is not valid JSON: Duplicate field 'the'",
        "{\"the\": 1} x          | idf.json is not valid JSON",
        "{\"the\": 1             | idf.json is not valid JSON",
        "[1, 2]                  | idf.json must hold one JSON object, from token to weight",
        "the 1                   | idf.json is not valid JSON"
      })
  void weights_that_are_none_are_refused(String content, String reason) {
    queryWeights("idf.json").text("m", "idf.json", content);
    refused(reason);
  }

  @Test
  void an_empty_file_holds_no_weights() {
    queryWeights("idf.json").text("m", "idf.json", "");
    refused("idf.json must hold one JSON object, from token to weight");
  }

  @Test
  void a_file_of_weights_that_is_missing_or_outside_of_the_folder_is_refused() {
    queryWeights("idf.json");
    refused("file 'idf.json' is missing");
    models.text("other", "idf.json", "{}");
    queryWeights("../other/idf.json");
    refused("file '../other/idf.json' lies outside the model's folder");
  }

  @Test
  void a_file_of_weights_that_is_too_large_is_not_read() {
    queryWeights("idf.json").file("m", "idf.json", new byte[(32 << 20) + 1]);
    refused("idf.json has 33554433 bytes; at most 33554432 are read");
  }

  @Test
  void weights_that_are_not_those_that_were_pinned_are_refused() {
    ObjectNode json = TinyModels.sparseDescriptor();
    json.putObject("sparse").put("queryWeights", "idf.json");
    json.putObject("sha256").put("idf.json", "00112233".repeat(8));
    models.descriptor("m", json).text("m", "idf.json", "{}");
    refused("idf.json has SHA-256", "sememe.json expects 00112233");
  }

  private TinyModels queryWeights(String file) {
    ObjectNode json = TinyModels.sparseDescriptor();
    json.putObject("sparse").put("queryWeights", file);
    return models.descriptor("m", json);
  }

  private void refused(String... words) {
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder))) {
      SparseEncoder encoder = encoders.sparseEncoder("m");
      EncoderException e =
          assertThrows(
              EncoderException.class,
              () -> encoder.fingerprint(Deadline.in(Duration.ofMinutes(1))));
      assertEquals(Kind.FAILED, e.kind());
      for (String word : words) {
        assertTrue(e.getMessage().contains(word), e.getMessage() + " lacks " + word);
      }
      assertTrue(!e.getMessage().contains(folder.toString()), e.getMessage() + " shows the path");
    }
  }
}
