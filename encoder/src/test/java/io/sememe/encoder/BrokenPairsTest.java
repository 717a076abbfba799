// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TinyTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that say they score pairs and cannot. */
class BrokenPairsTest {
  @TempDir Path folder;

  private TinyModels models;

  @BeforeEach
  void writeModel() {
    models = new TinyModels(folder).writePairs("m", TinyModels.scorer(1));
  }

  @Test
  void a_model_of_token_vectors_gives_no_logits() {
    models.model("m", TinyModels.encoder().toBytes());
    refused("not a pair scorer: no output is float of rank 2", "[last_hidden_state]");
  }

  @Test
  void a_model_of_text_vectors_gives_too_many_logits() {
    models.model("m", TinyModels.encoder().output(TinyOnnx.Output.POOLED).toBytes());
    refused("the model gives 8 logits for a pair; relevance is told by 1 or 2");
  }

  @Test
  void a_length_that_is_fixed_is_refused() {
    models.model("m", TinyModels.encoder().logits(1).fixedLength(64).toBytes());
    refused("not a pair scorer: input 'input_ids' has the fixed length 64; it must be dynamic");
  }

  @Test
  void logits_that_are_not_finite_fail_the_trial_run() {
    models.model("m", TinyModels.scorer(1).everyCell(Float.NaN).toBytes());
    refused("the trial run failed on the highest token number (5 tokens", "not finite");
  }

  @Test
  void too_few_positions_fail_the_trial_run_of_the_longest_pair() {
    models.model("m", TinyModels.encoder().positions(16).logits(1).toBytes());
    refused("the trial run failed on the longest text", "(64 tokens");
  }

  @Test
  void a_model_of_one_token_type_fails_the_trial_run() {
    models.model("m", TinyModels.scorer(1).tokenTypes(1).toBytes());
    refused("the trial run failed on the highest token number (5 tokens");
  }

  @Test
  void a_tokenizer_without_pairs_is_refused() {
    String file = TinyTokenizer.create().processing("BertProcessing").toJson();
    String without = file.replaceFirst("\"post_processor\":\\{[^}]*}", "\"post_processor\":null");
    models.text("m", "tokenizer.json", without);
    refused("does not tell how to put pairs together: its post_processor is of type 'none'");
  }

  @Test
  void a_limit_without_room_for_query_and_text_is_refused() {
    models.descriptor("m", TinyModels.pairDescriptor().put("maxTokens", 4));
    refused("a limit of 4 tokens, 3 of them special");
  }

  @Test
  void a_text_embedding_model_scores_no_pairs() {
    models.write("m");
    EncoderException e = failure();
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertEquals(
        "model 'm' has the task text-embedding and cannot do pair-scoring;"
            + " use a model whose sememe.json states the task pair-scoring",
        e.getMessage());
  }

  private void refused(String... words) {
    EncoderException e = failure();
    assertEquals(Kind.FAILED, e.kind());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
  }

  private EncoderException failure() {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder))) {
      PairScorer scorer = encoders.pairScorer("m");
      return assertThrows(EncoderException.class, () -> scorer.score("a", List.of("b"), deadline));
    }
  }
}
