// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.schedule.Lane;
import io.sememe.encoder.schedule.PendingVector;
import io.sememe.encoder.schedule.Place;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.Runner;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn the words of a text have, where one text runs at a time and others wait. */
class WordLanesTest {
  private static final int WAITING = 5;
  private static final int MAX_CHARACTERS = 1_000;

  @TempDir Path folder;

  private final Schedulers schedulers = new Schedulers(Place.ofCpu(1, 10_000));
  private ModelSlot slot;
  private WordEmbedder words;

  @BeforeEach
  void load() {
    new TinyModels(folder).write("m");
    ModelFolder model = ModelFolder.find(folder, "m");
    Executor loader = load -> Threads.newThread(load).start();
    slot =
        new ModelSlot(
            model, loader, ModelLoads.of(new EncoderSettings(folder, 1, 1_000)), Backoff.usual());
    slot.load();
    EncoderSettings settings = new EncoderSettings(folder, 1, MAX_CHARACTERS);
    words = new ModelWordEmbedder("m", slot, schedulers, settings);
    words.space(soon());
  }

  @AfterEach
  void close() {
    slot.unload().join();
    schedulers.close();
  }

  @Test
  void words_of_a_query_overtake_the_texts_of_indexing_that_wait() {
    assertEquals(Collections.nCopies(WAITING, 1L), runsBefore(Role.QUERY));
  }

  @Test
  void words_of_a_passage_wait_behind_them() {
    assertEquals(Collections.nCopies(WAITING, 0L), runsBefore(Role.PASSAGE));
  }

  /** Returns how often the model had run before each of the texts that waited already. */
  private List<Long> runsBefore(Role role) {
    IndexRunner indexing = new IndexRunner();
    PendingVector first = indexing.start(0);
    FutureTask<float[]> helping = Threads.start(first::await);
    Threads.await("the slot is taken", () -> indexing.inside.getCount() == 0);
    List<PendingVector> waiting = new ArrayList<>();
    for (int i = 1; i <= WAITING; i++) {
      waiting.add(indexing.start(i));
    }
    FutureTask<WordVectors> embedded = new FutureTask<>(() -> embed(role));
    Thread caller = Threads.newThread(embedded);
    caller.start();
    Threads.awaitWaiting(caller);
    indexing.mayEnd.countDown();
    Threads.result(helping);
    waiting.forEach(PendingVector::await);
    assertEquals(1, Threads.result(embedded).rows().size());
    return indexing.seen.subList(1, indexing.seen.size());
  }

  private WordVectors embed(Role role) {
    return words.embed("the river", List.of(new TextSpan(4, 9)), 16, role, soon());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  /** Texts of the index lane that note how often the model has run; the first one stays inside. */
  private final class IndexRunner implements Runner {
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<Long> seen = Collections.synchronizedList(new ArrayList<>());

    PendingVector start(long id) {
      return schedulers.start(this, new long[] {id}, Lane.INDEX, soon());
    }

    @Override
    public List<float[]> run(List<long[]> ids) {
      inside.countDown();
      Threads.await("the first text may end", () -> mayEnd.getCount() == 0);
      seen.add(slot.usage().inferences());
      return List.of(new float[] {ids.get(0)[0]});
    }

    @Override
    public RunPolicy policy() {
      return RunPolicy.ALONE;
    }
  }
}
