// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.process.MachineMemory;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSlotTest {
  @TempDir Path folder;

  /** Loads that were asked for; each runs when the test says so. */
  private final ConcurrentLinkedQueue<Runnable> loads = new ConcurrentLinkedQueue<>();

  private TinyModels models;
  private ModelSlot slot;

  @BeforeEach
  void newSlot() {
    models = new TinyModels(folder).write("m");
    slot = slot(Duration.ofMinutes(5));
  }

  @AfterEach
  void unload() {
    runLoads();
    slot.unload().join();
  }

  private ModelSlot slot(Duration retryAfter) {
    return new ModelSlot(
        ModelFolder.find(folder, "m"),
        loads::add,
        ModelLoads.of(new EncoderSettings(folder, 1, 1_000)),
        new Backoff(retryAfter, System::nanoTime));
  }

  @Test
  void a_model_goes_from_unloaded_through_loading_to_ready_and_back() {
    assertState(ModelState.UNLOADED);
    refused(Kind.UNLOADED, "model 'm' was unloaded");
    slot.load();
    assertState(ModelState.LOADING);
    refused(Kind.LOADING, "model 'm' is still loading; try again soon");
    runLoads();
    assertState(ModelState.READY);
    assertEquals("m", slot.status().space().model());
    assertNotNull(slot.await(Deadline.in(Duration.ZERO)));
    slot.unload().join();
    assertState(ModelState.UNLOADED);
    refused(Kind.UNLOADED, "model 'm' was unloaded");
  }

  @Test
  void many_first_users_start_one_load_and_see_one_model() {
    FutureTask<HashSet<OpenModel>> users =
        Threads.start(
            () ->
                new HashSet<>(
                    Threads.all(
                        16,
                        () -> {
                          slot.load();
                          return slot.await(Deadline.in(Duration.ofMinutes(1)));
                        })));
    Threads.await("a load was asked for", () -> !loads.isEmpty());
    Threads.pause();
    assertEquals(1, runLoads());
    assertEquals(1, Threads.result(users).size());
    assertEquals(0, loads.size());
  }

  @Test
  void a_failed_load_tells_its_reason_and_begins_anew_when_asked() {
    models.file("m", "model.onnx", new byte[0]);
    slot.load();
    runLoads();
    assertState(ModelState.FAILED);
    String reason = slot.status().reason();
    assertTrue(reason.startsWith("model 'm': "), reason);
    refused(Kind.FAILED, reason);
    models.write("m");
    slot.load();
    assertState(ModelState.LOADING);
    runLoads();
    assertState(ModelState.READY);
  }

  @Test
  void a_failed_load_is_tried_again_by_the_first_request_after_a_while() {
    slot = slot(Duration.ZERO);
    models.file("m", "model.onnx", new byte[0]);
    slot.load();
    runLoads();
    assertState(ModelState.FAILED);
    models.write("m");
    refused(Kind.LOADING, "model 'm' is still loading; try again soon");
    assertEquals(1, runLoads());
    assertState(ModelState.READY);
  }

  @Test
  void a_failed_load_is_not_tried_again_at_once() {
    models.file("m", "model.onnx", new byte[0]);
    slot.load();
    runLoads();
    refused(Kind.FAILED, slot.status().reason());
    assertEquals(0, loads.size());
    assertState(ModelState.FAILED);
  }

  @Test
  void a_ready_model_is_not_loaded_again() {
    slot.load();
    runLoads();
    OpenModel open = slot.await(Deadline.in(Duration.ZERO));
    slot.load();
    assertEquals(0, loads.size());
    assertSame(open, slot.await(Deadline.in(Duration.ZERO)));
  }

  @Test
  void a_load_that_was_given_up_before_it_began_never_does_even_if_another_was_asked_for_since() {
    AtomicInteger begun = new AtomicInteger();
    slot = slot(Duration.ZERO, begun);
    slot.load();
    CompletableFuture<Void> unloading = slot.unload();
    slot.load();
    loads.remove().run();
    assertTrue(unloading.isDone());
    assertEquals(0, begun.get());
    assertState(ModelState.LOADING);
    assertEquals(1, runLoads());
    assertState(ModelState.READY);
    assertTrue(begun.get() > 0);
  }

  // Counts how often loads ask for the memory of this process.
  private ModelSlot slot(Duration retryAfter, AtomicInteger begun) {
    EncoderSettings settings = new EncoderSettings(folder, 1, 1_000);
    Supplier<OptionalLong> process =
        () -> {
          begun.incrementAndGet();
          return OptionalLong.empty();
        };
    MemoryGuard memory = new MemoryGuard(settings.limits(), process, MachineMemory.here());
    return new ModelSlot(
        ModelFolder.find(folder, "m"),
        loads::add,
        new ModelLoads(settings, memory, Preflight.of(settings)),
        new Backoff(retryAfter, System::nanoTime));
  }

  @Test
  void unloading_waits_for_a_load_that_was_asked_for() {
    slot.load();
    FutureTask<Boolean> unloading =
        Threads.start(
            () -> {
              slot.unload().join();
              return true;
            });
    Threads.await("the slot is empty", () -> slot.status().state() == ModelState.UNLOADED);
    assertFalse(unloading.isDone());
    runLoads();
    assertTrue(Threads.result(unloading));
    assertState(ModelState.UNLOADED);
  }

  @Test
  void a_place_is_empty_before_what_it_had_is_closed() {
    slot.load();
    runLoads();
    OpenModel model = slot.await(Deadline.in(Duration.ZERO));
    Supplier<CompletableFuture<Void>> rest = slot.empty();
    assertState(ModelState.UNLOADED);
    assertNotNull(model.tokenize("bank", Role.QUERY, 100), "still open");
    rest.get().join();
    unloaded(() -> model.tokenize("bank", Role.QUERY, 100));
  }

  @Test
  void unloading_twice_or_before_any_load_does_nothing() {
    slot.unload().join();
    slot.load();
    runLoads();
    slot.unload().join();
    slot.unload().join();
    assertState(ModelState.UNLOADED);
  }

  @Test
  void a_model_held_across_its_unloading_refuses_texts() {
    slot.load();
    runLoads();
    OpenModel open = slot.await(Deadline.in(Duration.ZERO));
    long[] ids = open.tokenize("bank", Role.QUERY, 100).encoding().ids();
    assertEquals(8, open.run(List.of(ids)).get(0).length);
    slot.unload().join();
    unloaded(() -> open.tokenize("bank", Role.QUERY, 100));
    unloaded(() -> open.run(List.of(ids)));
  }

  @Test
  void a_model_that_ran_out_of_memory_is_loaded_anew_once_and_fails_the_second_time() {
    slot.load();
    runLoads();
    OpenModel first = slot.await(Deadline.in(Duration.ZERO));
    runOutOfMemory(first);
    assertState(ModelState.FAILED);
    refused(Kind.LOADING, "model 'm' is still loading; try again soon");
    assertEquals(1, runLoads());
    OpenModel second = slot.await(Deadline.in(Duration.ZERO));
    assertNotSame(first, second);
    unloaded(() -> first.run(List.of(new long[] {1})));
    runOutOfMemory(second);
    refused(Kind.LOADING, "model 'm' is still loading; try again soon");
    assertEquals(1, runLoads());
    refused(
        Kind.FAILED, "model 'm': no room; it was loaded anew before and ran out of memory again");
    assertEquals(0, loads.size());
    unloaded(() -> second.run(List.of(new long[] {1})));
  }

  @Test
  void a_model_that_an_operator_loads_anew_may_run_out_of_memory_once_more() {
    for (int i = 0; i < 3; i++) {
      slot.load();
      runLoads();
      runOutOfMemory(slot.await(Deadline.in(Duration.ZERO)));
      refused(Kind.LOADING, "model 'm' is still loading; try again soon");
      runLoads();
      assertState(ModelState.READY);
      slot.unload().join();
    }
  }

  @Test
  void a_model_that_ran_out_of_memory_is_loaded_anew_when_an_operator_says_so() {
    slot.load();
    runLoads();
    OpenModel first = slot.await(Deadline.in(Duration.ZERO));
    runOutOfMemory(first);
    assertEquals("model 'm': no room", slot.status().reason());
    slot.load();
    assertEquals(1, runLoads());
    assertState(ModelState.READY);
    assertNotSame(first, slot.await(Deadline.in(Duration.ZERO)));
  }

  private static void runOutOfMemory(OpenModel model) {
    EncoderException full = new EncoderException(Kind.OUT_OF_MEMORY, "no room");
    assertThrows(
        EncoderException.class,
        () ->
            model
                .calls()
                .run(
                    ids -> {
                      throw full;
                    },
                    RunPolicy.ALONE,
                    List.of(new long[] {1})));
  }

  private static void unloaded(Runnable call) {
    assertEquals(Kind.UNLOADED, assertThrows(EncoderException.class, call::run).kind());
  }

  private void assertState(ModelState state) {
    ModelStatus status = slot.status();
    assertEquals(state, status.state());
    assertEquals(state == ModelState.FAILED, status.reason() != null);
    assertEquals(state == ModelState.READY, status.space() != null);
  }

  private void refused(Kind kind, String message) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> slot.await(Deadline.in(Duration.ZERO)));
    assertEquals(kind, e.kind());
    assertEquals(message, e.getMessage());
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
