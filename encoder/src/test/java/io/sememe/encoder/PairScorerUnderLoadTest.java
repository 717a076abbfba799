// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deadlines that pass midway, and models that go away. */
class PairScorerUnderLoadTest {
  private static final int MANY = 50_000;

  @TempDir Path folder;

  private Encoders encoders;
  private PairScorer scorer;

  @BeforeEach
  void open() {
    new TinyModels(folder).writePairs("m", TinyModels.scorer(1));
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
    scorer = encoders.pairScorer("m");
    scorer.space(soon());
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void a_deadline_that_passes_midway_gives_the_first_texts_and_nothing_runs_after_it() {
    List<String> texts = texts("river ", MANY);
    List<PairScore> scores = firstScores(texts);
    assertTrue(scores.size() < MANY, scores.size() + " scores");
    assertEquals(
        IntStream.range(0, scores.size()).boxed().toList(),
        scores.stream().map(PairScore::text).toList());
    long inferences = encoders.usage().get("m").inferences();
    List<PairScore> again = scorer.score("bank", texts.subList(0, scores.size()), soon());
    assertEquals(again, scores);
    assertEquals(inferences + scores.size(), encoders.usage().get("m").inferences());
  }

  // However slow the machine is, the first answer that is not empty is far from whole.
  private List<PairScore> firstScores(List<String> texts) {
    Duration time = Duration.ofMillis(1);
    long before = encoders.usage().get("m").inferences();
    List<PairScore> scores = scorer.score("bank", texts, Deadline.in(time));
    while (scores.isEmpty()) {
      assertEquals(before, encoders.usage().get("m").inferences());
      time = time.multipliedBy(2);
      scores = scorer.score("bank", texts, Deadline.in(time));
    }
    assertEquals(before + scores.size(), encoders.usage().get("m").inferences());
    return scores;
  }

  @Test
  void a_model_that_is_unloaded_under_callers_refuses_whole_calls_and_comes_back() {
    List<String> texts = texts("bank ", 300);
    List<PairScore> expected = scorer.score("river", texts, soon());
    LongAdder answered = new LongAdder();
    AtomicBoolean end = new AtomicBoolean();
    List<FutureTask<Boolean>> callers =
        Stream.generate(() -> Threads.start(() -> loop(texts, expected, answered, end)))
            .limit(8)
            .toList();
    for (int round = 0; round < 30; round++) {
      long before = answered.sum();
      Threads.await("answers", () -> answered.sum() > before);
      encoders.unload("m");
      encoders.startLoading("m");
    }
    end.set(true);
    callers.forEach(Threads::result);
  }

  private boolean loop(
      List<String> texts, List<PairScore> expected, LongAdder answered, AtomicBoolean end) {
    while (!end.get()) {
      try {
        assertEquals(expected, scorer.score("river", texts, soon()));
        answered.increment();
      } catch (EncoderException e) {
        assertEquals(Kind.UNLOADED, e.kind(), e.getMessage());
      }
    }
    return true;
  }

  private static List<String> texts(String start, int count) {
    return IntStream.range(0, count).mapToObj(i -> start + i).toList();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
