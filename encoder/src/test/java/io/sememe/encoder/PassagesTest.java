// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.PassagePlan.Unit;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passages of any text with models whose states are known. */
class PassagesTest {
  @TempDir Path folder;
  private Encoders encoders;
  private TextEmbedder embedder;

  @BeforeEach
  void open() {
    ObjectNode prefixed = TinyModels.descriptor();
    prefixed.putObject("prefix").put("passage", "passage: ");
    ObjectNode pooled = TinyModels.descriptor().put("pooling", "none");
    new TinyModels(folder)
        .write("plain")
        .write("prefixed")
        .descriptor("prefixed", prefixed)
        .write("pooled")
        .model("pooled", TinyModels.encoder().output(Output.POOLED).toBytes())
        .descriptor("pooled", pooled);
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
    embedder = encoders.textEmbedder("plain");
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void a_plan_that_does_not_fit_the_model_is_refused_with_the_numbers() {
    int fits = TinyModels.MAX_TOKENS - 2;
    assertEquals(List.of(), embedder.passages(" ", plan(fits), soon()));
    refused("passages of 63 tokens do not fit model 'plain': it sees 64", fits + 1, embedder);
    TextEmbedder prefixed = encoders.textEmbedder("prefixed");
    assertEquals(List.of(), prefixed.passages(" ", plan(fits - 2), soon()));
    refused("special tokens and prefix take 4; ask for at most 60", fits - 1, prefixed);
  }

  private static void refused(String message, int tokens, TextEmbedder embedder) {
    refused(Kind.BAD_INPUT, message, () -> embedder.passages("a", plan(tokens), soon()));
  }

  @Test
  void no_passage_is_truncated_when_it_is_encoded() {
    for (long seed = 0; seed < 60; seed++) {
      String text = new RandomTexts(seed).next().repeat(20);
      List<TextSpan> passages = embedder.passages(text, plan(TinyModels.MAX_TOKENS - 2), soon());
      for (Embedding embedding : await(text, passages, PassagePooling.OWN)) {
        assertTrue(!embedding.isTruncated(), "seed " + seed + ": " + embedding);
      }
    }
  }

  @Test
  void passages_of_their_own_are_bit_equal_to_their_texts() {
    for (String model : List.of("plain", "prefixed", "pooled")) {
      TextEmbedder own = encoders.textEmbedder(model);
      String text = new RandomTexts(4).next().repeat(30);
      List<TextSpan> passages = own.passages(text, plan(10), soon());
      List<Embedding> embeddings =
          own.startPassages(text, passages, PassagePooling.OWN, soon()).await();
      for (int i = 0; i < passages.size(); i++) {
        Embedding alone = own.embed(passages.get(i).of(text), Role.PASSAGE, soon());
        assertArrayEquals(alone.vector(), embeddings.get(i).vector());
        assertEquals(alone.tokens(), embeddings.get(i).tokens());
      }
    }
  }

  @Test
  void late_passages_of_any_text_have_a_vector_exactly_when_they_have_a_token() {
    for (long seed = 0; seed < 60; seed++) {
      String text = new RandomTexts(seed).next().repeat(20);
      List<TextSpan> passages = embedder.passages(text, plan(7), soon());
      List<Embedding> late = await(text, passages, PassagePooling.LATE);
      List<Embedding> own = await(text, passages, PassagePooling.OWN);
      for (int i = 0; i < passages.size(); i++) {
        String what = "seed " + seed + " passage " + i;
        assertEquals(own.get(i).isEmpty(), late.get(i).isEmpty(), what);
        assertEquals(late.get(i).tokens() == 0, late.get(i).isEmpty(), what);
      }
    }
  }

  @Test
  void a_late_passage_counts_its_own_tokens_and_the_unknown_among_them() {
    String text = "the \uD83D\uDE00 river , bank";
    List<TextSpan> passages =
        List.of(new TextSpan(0, 6), new TextSpan(7, 12), new TextSpan(3, 4), new TextSpan(9, 10));
    for (String model : List.of("plain", "prefixed")) {
      List<Embedding> late =
          encoders
              .textEmbedder(model)
              .startPassages(text, passages, PassagePooling.LATE, soon())
              .await();
      assertEquals(List.of(2, 1, 0, 1), late.stream().map(Embedding::tokens).toList());
      assertEquals(List.of(1, 0, 0, 0), late.stream().map(Embedding::unknownTokens).toList());
      assertTrue(late.get(2).isEmpty());
      assertArrayEquals(late.get(1).vector(), late.get(3).vector(), "a part of the same word");
    }
  }

  @Test
  void a_model_that_pools_by_itself_cannot_pool_late() {
    PendingPassages late =
        encoders
            .textEmbedder("pooled")
            .startPassages("a", List.of(new TextSpan(0, 1)), PassagePooling.LATE, soon());
    refused(Kind.BAD_INPUT, "gives one vector per text (pooling none)", late::await);
  }

  private List<Embedding> await(String text, List<TextSpan> passages, PassagePooling pooling) {
    return embedder.startPassages(text, passages, pooling, soon()).await();
  }

  private static PassagePlan plan(int tokens) {
    return new PassagePlan(Unit.TOKENS, tokens, 0, Locale.ENGLISH);
  }

  private static void refused(Kind kind, String message, Runnable call) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(kind, e.kind(), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
