// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinySpans;
import io.sememe.encoder.testing.TinyTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that say they read answers and cannot. */
class BrokenSpansTest {
  private static final int TOKENS = TinyModels.MAX_TOKENS;

  @TempDir Path folder;

  private TinyModels models;

  @BeforeEach
  void writeModel() {
    models = new TinyModels(folder).writeSpans("m", TinySpans.seeded(TOKENS, 1));
  }

  @Test
  void a_model_of_token_vectors_says_nothing_of_starts() {
    models.model("m", TinyModels.encoder().toBytes());
    refused(
        "not a reader of answers: output 'start_logits' is missing or not float of rank 2",
        "[last_hidden_state]");
  }

  @Test
  void outputs_of_other_names_are_found_where_they_are_stated() {
    models.model("m", TinySpans.seeded(TOKENS, 1).outputs("begins", "ends").toBytes());
    refused("output 'start_logits' is missing", "it has the outputs [begins, ends]");
    describe(answers -> answers.put("startOutput", "begins"));
    refused("output 'end_logits' is missing", "it has the outputs [begins, ends]");
    describe(answers -> answers.put("startOutput", "begins").put("endOutput", "ends"));
    open().close();
  }

  @Test
  void an_output_that_has_no_logit_for_some_tokens_fails_the_trial_run() {
    models.model("m", TinySpans.seeded(TOKENS, 1).endOfFirst().toBytes());
    refused("the trial run failed on the highest token number (5 tokens");
  }

  @Test
  void logits_that_are_not_finite_fail_the_trial_run() {
    int last = TinyTokenizer.create().size() - 1;
    String word = TinyTokenizer.create().tokens().get(last);
    models.writeSpans("m", TinySpans.zero(TOKENS).word(word, 0, Float.NaN));
    refused("the trial run failed on the highest token number (5 tokens", "not finite");
  }

  @Test
  void too_few_positions_fail_the_trial_run_of_the_longest_pair() {
    models.model("m", TinySpans.seeded(16, 1).toBytes());
    refused("the trial run failed on the longest text", "(64 tokens");
  }

  @Test
  void a_tokenizer_without_pairs_is_refused() {
    String file = TinyTokenizer.create().processing("BertProcessing").toJson();
    String without = file.replaceFirst("\"post_processor\":\\{[^}]*}", "\"post_processor\":null");
    models.text("m", "tokenizer.json", without);
    refused("does not tell how to put pairs together: its post_processor is of type 'none'");
  }

  @Test
  void a_limit_without_room_for_question_and_text_is_refused() {
    models.descriptor("m", TinyModels.spanDescriptor().put("maxTokens", 4));
    refused("a limit of 4 tokens, 3 of them special");
    describe(answers -> answers.put("questionTokens", TOKENS - 3));
    refused("a limit of 64 tokens, 3 of them special and 61 for the query");
  }

  @Test
  void windows_that_would_not_move_on_are_refused() {
    describe(answers -> answers.put("questionTokens", 40).put("overlapTokens", 21));
    refused(
        "'overlapTokens' of 'answers' is 21, but beside the longest question a window has 21 tokens"
            + " of a text; lower overlapTokens or questionTokens in sememe.json");
    describe(answers -> answers.put("questionTokens", 40).put("overlapTokens", 20));
    open().close();
    describe(answers -> answers.put("questionTokens", 60));
    open().close();
  }

  @Test
  void it_does_nothing_else() {
    Deadline soon = Deadline.in(Duration.ofMinutes(1));
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder))) {
      TextEmbedder embedder = encoders.textEmbedder("m");
      EncoderException e =
          assertThrows(EncoderException.class, () -> embedder.embed("a", Role.QUERY, soon));
      assertEquals(Kind.BAD_INPUT, e.kind());
      assertEquals(
          "model 'm' has the task question-answering and cannot do text-embedding;"
              + " use a model whose sememe.json states the task text-embedding",
          e.getMessage());
    }
  }

  private void describe(Consumer<ObjectNode> change) {
    ObjectNode json = TinyModels.spanDescriptor();
    change.accept(json.putObject("answers"));
    models.descriptor("m", json);
  }

  private OpenSpans open() {
    return new OpenSpans(folder, "m");
  }

  private void refused(String... words) {
    EncoderException e = assertThrows(EncoderException.class, this::open);
    assertEquals(Kind.FAILED, e.kind());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
  }
}
