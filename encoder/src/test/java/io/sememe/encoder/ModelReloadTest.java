// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReloadTest {
  private static final long[] TEXT = {1, 2, 3};

  @TempDir Path folder;

  /** Loads that were asked for; each runs when the test says so. */
  private final Queue<Runnable> loads = new ArrayDeque<>();

  private final AtomicLong clock = new AtomicLong();
  private TinyModels models;
  private ModelSlot slot;

  @BeforeEach
  void open() {
    models = new TinyModels(folder).write("m");
    slot =
        new ModelSlot(
            ModelFolder.find(folder, "m"),
            loads::add,
            ModelLoads.of(new EncoderSettings(folder, 1, 1_000)),
            new Backoff(Backoff.FIRST, clock::get));
    slot.load();
    runLoads();
  }

  @AfterEach
  void unload() {
    CompletableFuture<Void> unloaded = slot.unload();
    runLoads();
    unloaded.join();
  }

  @Test
  void files_that_are_the_same_are_not_loaded_again() {
    OpenModel before = open(slot);
    assertFalse(slot.reload());
    assertEquals(0, loads.size());
    models.write("m");
    assertFalse(slot.reload(), "another time is no other file");
    assertSame(before, open(slot));
  }

  @Test
  void other_bytes_and_another_descriptor_are_loaded() {
    change();
    assertTrue(slot.reload());
    runLoads();
    models.descriptor("m", TinyModels.descriptor().put("normalize", false));
    assertTrue(slot.reload());
    assertEquals(1, runLoads());
    assertFalse(slot.status().space().unitLength());
  }

  @Test
  void the_model_before_answers_until_the_other_is_ready_and_is_then_closed() {
    OpenModel before = open(slot);
    change();
    assertTrue(slot.reload());
    assertTrue(slot.status().details().reloading());
    assertEquals(ModelState.READY, slot.status().state());
    assertSame(before, open(slot));
    assertEquals(Kind.LOADING, refused(() -> slot.awaitReloading(now())).kind());
    runLoads();
    assertFalse(slot.status().details().reloading());
    slot.awaitReloading(now());
    assertNotSame(before, open(slot));
    assertEquals(Kind.UNLOADED, refused(() -> before.run(List.of(TEXT))).kind());
  }

  @Test
  void a_call_keeps_the_model_that_it_began_with() {
    ModelUse use = slot.use(now());
    change();
    slot.reload();
    runLoads();
    assertNotSame(use.open(), open(slot));
    assertEquals(1, use.open().run(List.of(TEXT)).size());
    use.close();
    use.close();
    assertEquals(Kind.UNLOADED, refused(() -> use.open().run(List.of(TEXT))).kind());
  }

  @Test
  void unloading_waits_for_no_call_that_keeps_a_replaced_model() {
    ModelUse use = slot.use(now());
    change();
    slot.reload();
    runLoads();
    slot.unload().join();
    assertEquals(Kind.UNLOADED, refused(() -> use.open().run(List.of(TEXT))).kind());
    use.close();
  }

  @Test
  void a_reload_that_fails_keeps_the_model_before_and_says_why() {
    OpenModel before = open(slot);
    models.file("m", "model.onnx", new byte[] {1});
    slot.reload();
    runLoads();
    ModelStatus status = slot.status();
    assertEquals(ModelState.READY, status.state());
    assertSame(before, open(slot));
    assertTrue(status.details().reloadFailure().startsWith("model 'm': "), status.toString());
    EncoderException e = refused(() -> slot.awaitReloading(now()));
    assertEquals(Kind.FAILED, e.kind());
    assertEquals(status.details().reloadFailure(), e.getMessage());
    models.write("m");
    assertFalse(slot.reload(), "the files are again those in memory");
    assertNull(slot.status().details().reloadFailure());
  }

  @Test
  void files_that_cannot_be_read_are_told_at_once() {
    models.text("m", "sememe.json", "{");
    EncoderException e = refused(slot::reload);
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().startsWith("model 'm': sememe.json"), e.getMessage());
    assertEquals(ModelState.READY, slot.status().state());
  }

  @Test
  void reloading_twice_loads_once() {
    change();
    assertTrue(slot.reload());
    assertTrue(slot.reload());
    assertEquals(1, runLoads());
  }

  @Test
  void a_model_that_is_unloaded_while_it_is_loaded_anew_stays_unloaded() {
    change();
    slot.reload();
    CompletableFuture<Void> unloaded = slot.unload();
    assertFalse(unloaded.isDone(), "what is on its way is waited for");
    runLoads();
    unloaded.join();
    assertEquals(ModelState.UNLOADED, slot.status().state());
  }

  @Test
  void what_is_not_in_memory_is_loaded() {
    slot.unload().join();
    assertTrue(slot.reload());
    assertEquals(1, runLoads());
    slot.awaitReloading(now());
  }

  @Test
  void the_status_tells_when_a_failed_load_is_tried_again_and_tries_come_later_each_time() {
    slot.unload().join();
    models.file("m", "model.onnx", new byte[] {1});
    slot.load();
    runLoads();
    for (long wait : new long[] {30, 60, 120}) {
      assertEquals(wait, slot.status().details().retrySeconds());
      assertEquals(Kind.FAILED, refused(() -> slot.await(now())).kind());
      assertEquals(0, runLoads());
      clock.addAndGet(Duration.ofSeconds(wait).toNanos());
      assertEquals(0, slot.status().details().retrySeconds());
      assertEquals(Kind.LOADING, refused(() -> slot.await(now())).kind());
      assertEquals(1, runLoads());
    }
    slot.load();
    assertEquals(1, runLoads(), "an operator does not wait");
    assertEquals(30, slot.status().details().retrySeconds());
  }

  private void change() {
    models.model("m", TinyModels.encoder().seed(11).toBytes());
  }

  private static OpenModel open(ModelSlot slot) {
    return slot.await(now());
  }

  private static Deadline now() {
    return Deadline.in(Duration.ZERO);
  }

  private static EncoderException refused(Runnable call) {
    return assertThrows(EncoderException.class, call::run);
  }

  private int runLoads() {
    int count = 0;
    for (Runnable load = loads.poll(); load != null; load = loads.poll()) {
      load.run();
      count++;
    }
    return count;
  }
}
