// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.schedule.Lane;
import io.sememe.encoder.schedule.Place;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.Runner;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted of what goes through a model. */
class UsageTest {
  private static final ModelUsage NOTHING = new ModelUsage(0, 0);

  @TempDir Path folder;

  private EncoderSettings settings;

  @BeforeEach
  void writeModels() {
    new TinyModels(folder).write("a").write("b").write("unused");
    settings = new EncoderSettings(folder, 2, 1_000);
  }

  @Test
  void every_model_that_was_asked_for_is_counted_and_loading_it_is_not() {
    try (Encoders encoders = new Encoders(settings)) {
      assertEquals(Map.of(), encoders.usage());
      encoders.textEmbedder("a").space(soon());
      encoders.startLoading("b");
      assertEquals(Map.of("a", NOTHING, "b", NOTHING), encoders.usage());
    }
  }

  @Test
  void texts_and_their_tokens_are_counted_with_special_tokens_and_as_far_as_they_were_seen() {
    try (Encoders encoders = new Encoders(settings)) {
      TextEmbedder embedder = encoders.textEmbedder("a");
      embedder.embed(List.of("the river", "bank", "", "the"), Role.PASSAGE, soon());
      embedder.embed("bank ".repeat(100), Role.QUERY, soon());
      embedder.start("bank", Role.QUERY, soon()).await();
      long tokens = 4 + 3 + 3 + TinyModels.MAX_TOKENS + 3;
      assertEquals(Map.of("a", new ModelUsage(5, tokens)), encoders.usage());
    }
  }

  @Test
  void texts_whose_tokens_are_embedded_are_counted_as_any_others() {
    try (Encoders encoders = new Encoders(settings)) {
      TokenEmbedder embedder = encoders.tokenEmbedder("a");
      embedder.embed("the river", Role.PASSAGE, soon());
      embedder.start("bank", Role.QUERY, soon()).await();
      embedder.embed("?!", Role.PASSAGE, soon());
      assertEquals(Map.of("a", new ModelUsage(2, 4 + 3)), encoders.usage());
    }
  }

  @Test
  void the_count_goes_on_when_a_model_is_unloaded_and_loaded_again() {
    try (Encoders encoders = new Encoders(settings)) {
      TextEmbedder embedder = encoders.textEmbedder("a");
      embedder.embed("bank", Role.QUERY, soon());
      encoders.unload("a");
      assertEquals(new ModelUsage(1, 3), encoders.usage().get("a"));
      assertThrows(EncoderException.class, () -> embedder.embed("bank", Role.QUERY, soon()));
      encoders.startLoading("a");
      embedder.embed("the bank", Role.QUERY, soon());
      assertEquals(new ModelUsage(2, 7), encoders.usage().get("a"));
    }
  }

  @Test
  void a_text_that_many_wait_for_at_the_same_time_counts_once() {
    ModelSlot slot =
        new ModelSlot(
            ModelFolder.find(folder, "a"),
            Runnable::run,
            ModelLoads.of(settings),
            new Backoff(Duration.ZERO, System::nanoTime));
    slot.load();
    try (Schedulers scheduler = new Schedulers(Place.ofCpu(1, 1_000))) {
      TextEmbedder embedder = new ModelTextEmbedder("a", slot, scheduler, settings);
      CountDownLatch end = new CountDownLatch(1);
      FutureTask<float[]> other = occupy(scheduler, end);
      List<PendingEmbedding> same =
          Collections.nCopies(40, "the bank").stream()
              .map(text -> embedder.start(text, Role.PASSAGE, soon()))
              .toList();
      PendingEmbedding different = embedder.start("the river bank", Role.PASSAGE, soon());
      end.countDown();
      float[] first = same.get(0).await().vector();
      same.forEach(pending -> assertArrayEquals(first, pending.await().vector()));
      different.await();
      assertEquals(1, Threads.result(other).length);
      assertEquals(new ModelUsage(2, 4 + 5), slot.usage());
    } finally {
      slot.unload().join();
    }
  }

  // Takes the only slot until the end is told.
  private static FutureTask<float[]> occupy(Schedulers scheduler, CountDownLatch end) {
    CountDownLatch inside = new CountDownLatch(1);
    Runner runner =
        new Runner() {
          @Override
          public List<float[]> run(List<long[]> ids) {
            inside.countDown();
            Threads.await("the end", () -> end.getCount() == 0);
            return List.of(new float[1]);
          }

          @Override
          public RunPolicy policy() {
            return RunPolicy.ALONE;
          }
        };
    FutureTask<float[]> task =
        Threads.start(() -> scheduler.run(runner, new long[1], Lane.INDEX, soon()));
    Threads.await("the slot is taken", () -> inside.getCount() == 0);
    return task;
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
