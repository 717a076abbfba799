// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries and texts that are long, hostile or none. */
class PairInputsTest {
  private static final String QUERY = "the river bank";

  /** What the special tokens of a pair leave. */
  private static final int ROOM = TinyModels.MAX_TOKENS - 3;

  @TempDir Path folder;

  private Encoders encoders;
  private PairScorer scorer;

  @BeforeEach
  void open() {
    TinyModels models = new TinyModels(folder);
    models.writePairs("m", TinyModels.scorer(1));
    models
        .writePairs("strict", TinyModels.scorer(1))
        .tokenizer("strict", TinyTokenizer.create().withoutUnknown());
    encoders = new Encoders(new EncoderSettings(folder, 2, 10_000));
    scorer = encoders.pairScorer("m");
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void a_query_beyond_its_share_is_cut_to_it_and_the_text_has_the_rest() {
    String share = "river ".repeat(ROOM / 2);
    PairScore most = score(share, List.of("bank ".repeat(ROOM))).get(0);
    PairScore cut = score("river ".repeat(600), List.of("bank ".repeat(ROOM))).get(0);
    assertEquals(most, cut);
    assertEquals(ROOM / 2, cut.truncatedTokens());
    assertEquals(
        0, score(share, List.of("bank ".repeat(ROOM - ROOM / 2))).get(0).truncatedTokens());
  }

  @Test
  void a_text_beyond_what_the_query_leaves_is_cut_and_counted() {
    int room = ROOM - 3;
    PairScore fits = score(QUERY, List.of("bank ".repeat(room))).get(0);
    PairScore cut = score(QUERY, List.of("bank ".repeat(room + 7))).get(0);
    assertEquals(new PairScore(0, fits.logit(), fits.score(), 7), cut);
    assertEquals(0, fits.truncatedTokens());
  }

  @Test
  void a_text_of_a_million_chars_is_scored_by_its_start() {
    PairScore huge = score(QUERY, List.of("bank ".repeat(200_000))).get(0);
    PairScore long10k = score(QUERY, List.of("bank ".repeat(2_000))).get(0);
    assertEquals(long10k, huge);
  }

  @Test
  void special_tokens_that_are_written_change_no_segment() {
    for (String written : List.of("[SEP]", "[CLS]", "[sep]", "[SEP][SEP]", "[MASK]")) {
      String spaced = written.replaceAll("(?=\\[)|(?<=\\[)", " ").strip();
      assertEquals(logit("a " + spaced + " b", "bank"), logit("a " + written + " b", "bank"));
      assertEquals(logit("a b", spaced + " bank"), logit("a b", written + " bank"));
      assertNotEquals(logit("a", "b bank"), logit("a " + written + " b", "bank"));
    }
  }

  @Test
  void null_is_bad_input() {
    refused(Kind.BAD_INPUT, () -> score(null, List.of("a")));
    refused(Kind.BAD_INPUT, () -> score(QUERY, Arrays.asList("a", null)));
  }

  @Test
  void a_text_that_the_tokenizer_refuses_comes_last_and_others_have_their_scores() {
    PairScorer strict = encoders.pairScorer("strict");
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    List<PairScore> scores = strict.score(QUERY, List.of("bank", "bank \u4E2D", "river"), deadline);
    assertEquals(new PairScore(1, -Float.MAX_VALUE, 0, 0), scores.get(1));
    assertEquals(strict.score(QUERY, List.of("bank"), deadline).get(0), scores.get(0));
    assertEquals(2, scores.get(2).text());
    refused(Kind.BAD_INPUT, () -> strict.score("\u4E2D", List.of("bank"), deadline));
  }

  @Test
  void no_texts_have_no_scores() {
    assertEquals(List.of(), score(QUERY, List.of()));
  }

  private List<PairScore> score(String query, List<String> texts) {
    return scorer.score(query, texts, Deadline.in(Duration.ofMinutes(1)));
  }

  private float logit(String query, String text) {
    return score(query, List.of(text)).get(0).logit();
  }

  private static void refused(Kind kind, Runnable call) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(kind, e.kind(), e.getMessage());
  }
}
