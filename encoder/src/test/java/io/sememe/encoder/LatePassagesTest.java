// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.PassagePlan.Unit;
import io.sememe.encoder.testing.PlainStates;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.Vectors;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Late pooling with trained models, against the model file as it is. */
class LatePassagesTest {
  /** What is left of 1 when the same sums are taken in another order. */
  private static final double SAME = 0.99999;

  private static final Path FULL = RealModels.folder().resolve(RealModels.MINILM_FP32);
  private static final int LIMIT = 256;
  private static final String PROSE =
      "The boat drifted towards the river bank. Nobody saw it, since it was dark. She had left the"
          + " bank with all her money, and nobody would ever ask her for it again. ";

  private static Encoders encoders;
  private static TextEmbedder full;
  private static TextTokenizer tokenizer;
  private static PlainStates plain;

  @BeforeAll
  static void open() {
    encoders = new Encoders(RealModels.settings());
    full = encoders.textEmbedder(RealModels.MINILM_FP32);
    tokenizer = TextTokenizer.open(FULL.resolve("tokenizer.json"));
    plain = new PlainStates(FULL.resolve("model.onnx"));
  }

  @AfterAll
  static void close() {
    encoders.close();
    tokenizer.close();
    plain.close();
  }

  @Test
  void a_passage_is_the_mean_of_its_tokens_states_in_the_whole_text() {
    requireMeans(PROSE.repeat(3), full.passages(PROSE.repeat(3), sentences(20), soon()));
  }

  @Test
  void in_a_text_of_many_windows_each_state_is_the_one_with_the_most_context() {
    String text = PROSE.repeat(25);
    assertTrue(tokenizer.content(text).length() > 3 * LIMIT);
    List<TextSpan> passages = new ArrayList<>(full.passages(text, sentences(60), soon()));
    passages.add(new TextSpan(0, text.length()));
    passages.add(new TextSpan(700, 1_900));
    passages.add(0, new TextSpan(3_000, 3_004));
    requireMeans(text, passages);
  }

  private static void requireMeans(String text, List<TextSpan> passages) {
    Encoding tokens = tokenizer.content(text);
    float[][] states = states(tokens);
    List<Embedding> embeddings = late(full, text, passages);
    assertEquals(passages.size(), embeddings.size());
    for (int i = 0; i < passages.size(); i++) {
      float[] expected = mean(tokens, states, passages.get(i));
      float[] actual = embeddings.get(i).vector();
      assertEquals(1, Vectors.norm(actual), 1e-5);
      double cosine = Vectors.cosine(expected, actual);
      assertTrue(cosine >= SAME, passages.get(i) + " " + cosine);
    }
  }

  // Each token's row is taken from the window in which the shorter side of its context is longest.
  private static float[][] states(Encoding tokens) {
    int count = tokens.length();
    int size = Math.min(count, LIMIT - 2);
    int[] best = new int[count];
    float[][] states = new float[count][];
    for (int start = 0; ; start = Math.min(count - size, start + size - size / 4)) {
      float[][] rows = plain.of(framed(tokens.ids(), start, size));
      for (int i = 0; i < size; i++) {
        int context = 1 + Math.min(i, size - 1 - i);
        if (context > best[start + i]) {
          best[start + i] = context;
          states[start + i] = rows[1 + i];
        }
      }
      if (start + size == count) {
        return states;
      }
    }
  }

  private static long[] framed(long[] ids, int start, int size) {
    long[] framed = new long[size + 2];
    framed[0] = 101;
    System.arraycopy(ids, start, framed, 1, size);
    framed[size + 1] = 102;
    return framed;
  }

  private static float[] mean(Encoding tokens, float[][] states, TextSpan span) {
    float[] mean = new float[states[0].length];
    for (int i = 0; i < tokens.length(); i++) {
      if (tokens.starts()[i] < span.end() && tokens.ends()[i] > span.start()) {
        for (int j = 0; j < mean.length; j++) {
          mean[j] += states[i][j];
        }
      }
    }
    return mean;
  }

  /**
   * The ordinary embedding is the mean of the same states and of the two special tokens', so that
   * they differ by a twentieth of the weight here.
   */
  @Test
  void the_whole_text_as_a_passage_is_nearly_its_ordinary_embedding() {
    String text = PROSE.strip();
    TextSpan whole = new TextSpan(0, text.length());
    Embedding late = late(full, text, List.of(whole)).get(0);
    Embedding ordinary = full.embed(text, Role.PASSAGE, soon());
    assertEquals(ordinary.tokens() - 2, late.tokens());
    assertTrue(Vectors.cosine(late.vector(), ordinary.vector()) > 0.99, late.toString());
  }

  @Test
  void the_same_sentence_has_another_vector_in_other_surroundings() {
    String sentence = "She went to the bank.";
    String river = "The boat drifted down the river, between willows and reeds. ";
    String money = "The loan was due, and interest rates had risen again. ";
    float[] byRiver = inContext(river, sentence);
    float[] byMoney = inContext(money, sentence);
    assertTrue(Vectors.cosine(byRiver, byMoney) < 0.97, "context");
    float[] alone = full.embed(sentence, Role.PASSAGE, soon()).vector();
    float[] topic = full.embed(river, Role.PASSAGE, soon()).vector();
    assertTrue(Vectors.cosine(byRiver, topic) > Vectors.cosine(alone, topic) + 0.05, "topic");
  }

  private static float[] inContext(String before, String sentence) {
    TextSpan span = new TextSpan(before.length(), before.length() + sentence.length());
    return late(full, before + sentence, List.of(span)).get(0).vector();
  }

  @Test
  void vectors_are_bit_the_same_twice_whatever_runs_beside() {
    TextEmbedder quantised = encoders.textEmbedder(RealModels.MINILM);
    String text = PROSE.repeat(12);
    List<TextSpan> passages = quantised.passages(text, sentences(40), soon());
    List<Embedding> first = late(quantised, text, passages);
    PendingPassages beside =
        quantised.startPassages("Other words. " + text, passages, PassagePooling.LATE, soon());
    Threads.all(4, () -> late(quantised, text, passages))
        .forEach(again -> requireSame(first, again));
    beside.cancel();
  }

  @Test
  void passages_of_their_own_are_bit_equal_to_their_texts() {
    TextEmbedder embedder = encoders.textEmbedder(RealModels.DEFAULT);
    String text = PROSE.repeat(12);
    List<TextSpan> passages = embedder.passages(text, sentences(40), soon());
    List<Embedding> own =
        embedder.startPassages(text, passages, PassagePooling.OWN, soon()).await();
    List<Embedding> alone =
        passages.stream()
            .map(
                span ->
                    embedder.embed(text.substring(span.start(), span.end()), Role.PASSAGE, soon()))
            .toList();
    requireSame(alone, own);
  }

  private static void requireSame(List<Embedding> expected, List<Embedding> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).vector(), actual.get(i).vector(), "passage " + i);
    }
  }

  private static List<Embedding> late(TextEmbedder model, String text, List<TextSpan> passages) {
    return model.startPassages(text, passages, PassagePooling.LATE, soon()).await();
  }

  private static PassagePlan sentences(int tokens) {
    return new PassagePlan(Unit.SENTENCE, tokens, 0, Locale.ENGLISH);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
