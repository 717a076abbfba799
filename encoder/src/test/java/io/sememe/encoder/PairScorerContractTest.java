// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.HandMadePair;
import io.sememe.encoder.testing.PlainStates;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every model that scores pairs must hold to, however it is trained. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PairScorerContractTest {
  static final String MODEL = "pairs";

  private static final long SEED = 31;
  private static final float SAME = 1e-5f;
  private static final String QUERY = "the river bank";

  private TinyModels models;
  private Encoders encoders;
  private PairScorer scorer;
  private TextTokenizer tokenizer;
  private PlainStates plain;

  /** Writes the model under test, as {@link #MODEL}. */
  abstract void write(TinyModels models);

  /** Returns the numbers of [CLS] and [SEP]. */
  abstract long[] specialTokens();

  /** Returns how far a logit may lie from what the unedited graph gives, relative to it. */
  abstract double tolerance();

  /** Returns what ranks a pair with these logits. */
  float rankedBy(float[] logits) {
    return logits[0];
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    models = new TinyModels(folder);
    write(models);
    encoders = new Encoders(new EncoderSettings(folder, 2, 10_000));
    scorer = encoders.pairScorer(MODEL);
    tokenizer = TextTokenizer.open(models.path(MODEL, "tokenizer.json"));
    plain = new PlainStates(models.path(MODEL, "model.onnx"));
  }

  @AfterAll
  void close() {
    encoders.close();
    tokenizer.close();
    plain.close();
  }

  @Test
  void scores_are_those_of_plain_onnx_runtime_with_a_pair_made_by_hand() {
    List<String> texts = texts(60);
    List<PairScore> scores = score(QUERY, texts);
    assertEquals(texts.size(), scores.size());
    for (int i = 0; i < texts.size(); i++) {
      float expected = byHand(QUERY, texts.get(i));
      double most = tolerance() * Math.max(1, Math.abs(expected));
      assertEquals(i, scores.get(i).text());
      assertEquals(expected, scores.get(i).logit(), most, "text " + i + ", seed " + SEED);
    }
  }

  private float byHand(String query, String text) {
    long[] first = tokenizer.content(query).ids();
    long[] second = tokenizer.content(text).ids();
    int room = scorer.space(soon()).maxTokens() - 3 - first.length;
    long[] kept = Arrays.copyOf(second, Math.min(room, second.length));
    HandMadePair pair = HandMadePair.of(specialTokens()[0], first, specialTokens()[1], kept);
    return rankedBy(plain.logits(pair.ids(), pair.types()));
  }

  @Test
  void query_and_text_are_not_the_same_to_the_model() {
    assertNotEquals(logit("the river", "a bank"), logit("a bank", "the river"));
    assertNotEquals(logit("the river", "a bank"), logit("the river a", "bank"));
    assertNotEquals(logit("the river", "a bank"), logit("the river", "bank a"));
  }

  @Test
  void the_score_of_a_higher_logit_is_never_lower() {
    List<PairScore> scores = new ArrayList<>(score(QUERY, texts(60)));
    scores.sort((one, other) -> Float.compare(one.logit(), other.logit()));
    for (int i = 1; i < scores.size(); i++) {
      assertTrue(scores.get(i - 1).score() <= scores.get(i).score());
    }
  }

  @Test
  void permuting_the_texts_permutes_the_scores() {
    List<String> texts = texts(50);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
    Collections.shuffle(order, new Random(SEED));
    List<PairScore> straight = score(QUERY, texts);
    List<PairScore> permuted = score(QUERY, order.stream().map(texts::get).toList());
    assertSame(order.stream().map(straight::get).toList(), permuted);
  }

  @Test
  void any_split_of_the_texts_gives_the_same_scores() {
    List<String> texts = texts(48);
    List<PairScore> whole = score(QUERY, texts);
    for (int size : new int[] {1, 5, 31}) {
      List<PairScore> split = new ArrayList<>();
      for (int from = 0; from < texts.size(); from += size) {
        split.addAll(score(QUERY, texts.subList(from, Math.min(from + size, texts.size()))));
      }
      assertSame(whole, split);
    }
  }

  @Test
  void eight_threads_at_once_get_the_same_scores() {
    List<String> texts = texts(20);
    List<PairScore> alone = score(QUERY, texts);
    Threads.all(8, () -> score(QUERY, texts)).forEach(scores -> assertSame(alone, scores));
  }

  @Test
  void equal_texts_have_equal_scores() {
    List<PairScore> scores = score(QUERY, Collections.nCopies(100, "bank of the river"));
    assertEquals(100, scores.size());
    assertEquals(1, scores.stream().map(PairScore::score).distinct().count());
  }

  @Test
  void blank_queries_and_texts_are_scored_too() {
    List<PairScore> scores = score(QUERY, List.of("", " \t", "\u0000\uD83D", "bank"));
    assertEquals(4, scores.size());
    assertEquals(scores.get(0).logit(), scores.get(1).logit());
    assertEquals(byHand("", "bank"), logit("", "bank"), tolerance() * 10);
    assertEquals(logit("", "bank"), logit("  ", "bank"));
  }

  @Test
  void a_deadline_that_has_passed_gives_no_scores_and_no_failure() {
    scorer.space(soon());
    assertEquals(List.of(), scorer.score(QUERY, texts(5), Deadline.in(Duration.ZERO)));
  }

  @Test
  void a_model_that_scores_pairs_embeds_no_texts() {
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () -> encoders.textEmbedder(MODEL).embed("a", Role.QUERY, soon()));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertTrue(e.getMessage().contains("has the task pair-scoring"), e.getMessage());
  }

  @Test
  void its_space_has_a_fingerprint_and_no_vectors() {
    PairSpace space = scorer.space(soon());
    assertEquals(MODEL, space.model());
    assertTrue(space.fingerprint().matches("[0-9a-f]{32}"), space.fingerprint());
    assertEquals(ModelState.READY, encoders.models().get(0).state());
    assertEquals(null, encoders.models().get(0).space());
  }

  @Test
  void a_pair_is_one_inference() {
    long before = encoders.usage().get(MODEL).inferences();
    score("a query of its own", List.of("one", "two", "three"));
    assertEquals(before + 3, encoders.usage().get(MODEL).inferences());
  }

  private List<PairScore> score(String query, List<String> texts) {
    return scorer.score(query, texts, soon());
  }

  private float logit(String query, String text) {
    return score(query, List.of(text)).get(0).logit();
  }

  private static void assertSame(List<PairScore> expected, List<PairScore> actual) {
    assertArrayEquals(logits(expected), logits(actual), SAME);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).score(), actual.get(i).score(), SAME);
      assertEquals(expected.get(i).truncatedTokens(), actual.get(i).truncatedTokens());
    }
  }

  private static float[] logits(List<PairScore> scores) {
    float[] logits = new float[scores.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = scores.get(i).logit();
    }
    return logits;
  }

  // Not all of them are hostile: half are such that most tokens are known.
  private static List<String> texts(int count) {
    RandomTexts random = new RandomTexts(SEED);
    Random words = new Random(SEED);
    String[] known = {"river", "bank", "the", "query", "passage", "a", "7"};
    return Stream.generate(
            () ->
                words.nextBoolean()
                    ? random.next()
                    : String.join(
                        " ", words.ints(3, 0, known.length).mapToObj(i -> known[i]).toList()))
        .limit(count)
        .toList();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
