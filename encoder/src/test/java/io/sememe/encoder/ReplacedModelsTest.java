// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedModelsTest {
  @TempDir Path folder;

  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void all_are_closed_though_each_fails() {
    ReplacedModels models = new ReplacedModels();
    models.add(failing());
    models.add(failing());
    assertThrows(IllegalStateException.class, models::close);
    assertEquals(2, closed.get());
  }

  @Test
  void a_model_that_cannot_be_closed_is_told_by_name_after_the_others_have_been_closed() {
    LoadOutcome outcome = new LoadOutcome("m");
    CompletableFuture<Void> closing =
        outcome.closed(
            List.of(
                CompletableFuture.completedFuture(failing()),
                CompletableFuture.completedFuture(failing())));
    EncoderException e =
        assertThrows(EncoderException.class, () -> outcome.awaitClosed(closing, soon()));
    assertEquals(Kind.FAILED, e.kind());
    assertEquals(
        "model 'm' was unloaded, and not all of its memory was freed:"
            + " java.lang.IllegalStateException: stuck",
        e.getMessage());
    assertEquals(2, closed.get());
  }

  @Test
  void when_all_models_go_and_one_cannot_be_closed_that_is_told_after_the_others() {
    CompletableFuture<LoadedModel> stuck = CompletableFuture.completedFuture(failing());
    List<CompletableFuture<Void>> closing =
        List.of(
            new LoadOutcome("m").closed(List.of(stuck)),
            new LoadOutcome("n").closed(List.of(stuck)));
    EncoderException e =
        assertThrows(EncoderException.class, () -> LoadOutcome.awaitAllClosed(closing));
    assertEquals(Kind.FAILED, e.kind());
    assertEquals(
        "all models were unloaded, and not all of their memory was freed:"
            + " java.lang.IllegalStateException: stuck",
        e.getMessage());
    assertEquals(2, closed.get());
  }

  @Test
  void whoever_waits_no_longer_is_told_that_the_memory_will_be_freed() {
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () ->
                new LoadOutcome("m")
                    .awaitClosed(new CompletableFuture<>(), Deadline.in(Duration.ZERO)));
    assertEquals(Kind.TIMEOUT, e.kind());
    assertEquals(
        "model 'm' takes no more calls, and its memory is freed when those inside it have ended;"
            + " nothing need be done, or allow more time (timeAllowed) to wait for that",
        e.getMessage());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  private LoadedModel failing() {
    new TinyModels(folder).write("m");
    EncoderSettings settings = new EncoderSettings(folder, 1, 1_000);
    OpenModel open =
        ModelLoader.load(
            ModelFolder.find(folder, "m"), settings, new UsageCounter(), LoadTerms.NONE);
    return new LoadedModel(open, Duration.ZERO, () -> 0, this::fail);
  }

  private void fail() {
    closed.incrementAndGet();
    throw new IllegalStateException("stuck");
  }
}
