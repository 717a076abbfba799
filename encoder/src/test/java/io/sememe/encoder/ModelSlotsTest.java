// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSlotsTest {
  @TempDir Path folder;
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);
  private ModelSlots slots;
  private FutureTask<Boolean> call;

  @BeforeEach
  void callAModel() {
    new TinyModels(folder).write("m");
    slots = new ModelSlots(folder, ModelLoads.of(new EncoderSettings(folder, 1, 1_000)));
    OpenModel open = slots.get("m").await(soon());
    call = Threads.start(() -> open.ask(tokenizer -> stay()));
    assertTrue(hasCome(inside));
  }

  @AfterEach
  void close() {
    leave.countDown();
    slots.close();
  }

  @Test
  void who_unloads_a_model_again_waits_for_the_calls_that_the_first_did_not_wait_for() {
    assertEquals(Kind.TIMEOUT, late(Duration.ZERO).kind());
    assertEquals(Kind.TIMEOUT, late(Duration.ofMillis(200)).kind());
    leave.countDown();
    slots.unload("m", soon());
    assertTrue(Threads.result(call));
  }

  @Test
  void closing_waits_for_calls_inside_a_model_that_nobody_waits_for_any_more() {
    assertEquals(Kind.TIMEOUT, late(Duration.ZERO).kind());
    Thread closer = Threads.newThread(slots::close);
    closer.start();
    Threads.awaitWaiting(closer);
    leave.countDown();
    Threads.await("all is closed", () -> !closer.isAlive());
    assertTrue(Threads.result(call));
  }

  private EncoderException late(Duration time) {
    return assertThrows(EncoderException.class, () -> slots.unload("m", Deadline.in(time)));
  }

  private boolean stay() {
    inside.countDown();
    return hasCome(leave);
  }

  private static boolean hasCome(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
