// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose files change, again and again, under threads that use it. */
class ReloadUnderLoadTest {
  private static final List<String> TEXTS = List.of("bank", "river bank", "the bank of a river");
  private static final int ROUNDS = 30;

  @TempDir Path folder;

  private final AtomicBoolean end = new AtomicBoolean();
  private final LongAdder answers = new LongAdder();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private TinyModels models;
  private Encoders encoders;

  @BeforeEach
  void open() {
    models = new TinyModels(folder).write("m");
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void no_call_fails_and_no_answer_is_of_two_models() {
    List<List<List<Float>>> known = new ArrayList<>();
    for (long seed : new long[] {1, 2}) {
      reload(seed);
      known.add(answer(this::together));
    }
    List<FutureTask<Boolean>> users =
        Stream.<Call>of(this::together, this::ahead, this::ofPassages)
            .map(call -> Threads.start(() -> use(call, known)))
            .toList();
    for (int round = 0; round < ROUNDS; round++) {
      long before = answers.sum();
      if (round % 5 == 4) {
        failToReload();
      } else {
        reload(1 + round % 2);
      }
      Threads.await("answers", () -> answers.sum() > before + 20 || !faults.isEmpty());
    }
    end.set(true);
    users.forEach(Threads::result);
    assertEquals(List.of(), List.copyOf(faults));
  }

  /** A way to ask for the vectors of all texts. */
  private interface Call {
    List<Embedding> embeddings();
  }

  private List<Embedding> together() {
    return embedder().embed(TEXTS, Role.PASSAGE, soon());
  }

  // Its model may be replaced between start and end.
  private List<Embedding> ahead() {
    PendingEmbedding pending = embedder().start(TEXTS.get(0), Role.QUERY, soon());
    Threads.pause();
    return List.of(pending.await());
  }

  private List<Embedding> ofPassages() {
    String text = TEXTS.get(2);
    List<TextSpan> all = List.of(new TextSpan(0, text.length()), new TextSpan(4, 8));
    return embedder().startPassages(text, all, PassagePooling.OWN, soon()).await();
  }

  private boolean use(Call call, List<List<List<Float>>> known) {
    while (!end.get()) {
      try {
        requireOneModel(answer(call), known);
        answers.increment();
      } catch (RuntimeException e) {
        faults.add(e.toString());
      }
    }
    return true;
  }

  // The first text of each call has another vector in each model.
  private void requireOneModel(List<List<Float>> answer, List<List<List<Float>>> known) {
    List<List<List<Float>>> of =
        known.stream().filter(one -> one.stream().anyMatch(answer.get(0)::equals)).toList();
    boolean mixed =
        of.size() != 1
            || answer.stream()
                .anyMatch(
                    vector ->
                        known.stream().anyMatch(one -> one != of.get(0) && one.contains(vector)));
    if (mixed) {
      faults.add("an answer of two models, or of none: " + answer);
    }
  }

  private static List<List<Float>> answer(Call call) {
    return call.embeddings().stream().map(ReloadUnderLoadTest::floats).toList();
  }

  private static List<Float> floats(Embedding embedding) {
    List<Float> floats = new ArrayList<>();
    for (float value : embedding.vector()) {
      floats.add(value);
    }
    return floats;
  }

  private void reload(long seed) {
    models.model("m", TinyModels.encoder().mixed().seed(seed).toBytes());
    boolean unused = encoders.startReloading("m");
    encoders.awaitReloading("m", soon());
  }

  private void failToReload() {
    models.model("m", new byte[] {1});
    assertTrue(encoders.startReloading("m"));
    EncoderException e =
        assertThrows(EncoderException.class, () -> encoders.awaitReloading("m", soon()));
    assertEquals(EncoderException.Kind.FAILED, e.kind());
  }

  private TextEmbedder embedder() {
    return encoders.textEmbedder("m");
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
