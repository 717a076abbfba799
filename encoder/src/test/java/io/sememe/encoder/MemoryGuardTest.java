// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.process.MachineMemory;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryGuardTest {
  private static final long MIB = 1 << 20;

  /** 2 x the files, which is next to nothing, 32 MiB, and 16 for the one caller. */
  private static final long ESTIMATE = 49;

  @TempDir Path folder;

  private TinyModels models;
  private long process = 500 * MIB;

  @BeforeEach
  void writeModels() {
    models = new TinyModels(folder).write("a").write("b").write("c");
  }

  @Test
  void most_of_what_is_beside_the_heap_is_usual_and_never_nothing() {
    assertEquals(800, MemoryGuard.usual(2_000, 1_000));
    assertEquals(80, MemoryGuard.usual(1_000, 2_000));
    assertTrue(MemoryGuard.usual() > 0);
  }

  @Test
  void one_model_too_many_is_refused_until_another_has_gone() {
    MemoryGuard guard = guard(2, Long.MAX_VALUE);
    ModelMemory a = guard.requireRoom(model("a"));
    guard.requireRoom(model("b"));
    assertEquals(
        "there are 2 models in memory or loading, as many as sememe.models.max allows: [a, b];"
            + " unload one, or raise it",
        refused(guard, "c"));
    a.close();
    guard.requireRoom(model("c"));
  }

  @Test
  void a_model_that_replaces_itself_counts_once() {
    MemoryGuard guard = guard(1, Long.MAX_VALUE);
    ModelMemory old = guard.requireRoom(model("a"));
    ModelMemory replacement = guard.requireRoom(model("a"));
    old.close();
    refused(guard, "b");
    replacement.close();
    guard.requireRoom(model("b"));
  }

  @Test
  void a_model_that_is_too_large_is_refused_with_what_is_taken_until_another_has_gone() {
    MemoryGuard guard = guard(9, 120 * MIB);
    ModelMemory a = guard.requireRoom(model("a"));
    settle(a, 80);
    assertEquals(
        "it takes about 49 MiB outside the Java heap, and models may take 120 MiB together, of"
            + " which 80 MiB are taken by a (80 MiB); unload one, or raise sememe.models.memory",
        refused(guard, "b"));
    a.close();
    assertEquals(0, guard.bytes());
    assertEquals(120 * MIB, guard.requireRoom(model("b")).most());
  }

  @Test
  void what_is_measured_takes_the_place_of_the_estimate() {
    MemoryGuard guard = guard(9, Long.MAX_VALUE);
    ModelMemory a = guard.requireRoom(model("a"));
    assertEquals(ESTIMATE, a.bytes() / MIB + 1);
    settle(a, 30);
    assertEquals(30 * MIB, a.bytes());
    ModelMemory b = guard.requireRoom(model("b"));
    settle(b, 40);
    assertEquals(40 * MIB, b.bytes());
    assertEquals(70 * MIB, guard.bytes());
  }

  @Test
  void for_the_longest_texts_of_other_callers_room_is_kept_that_is_not_taken_yet() {
    EncoderLimits limits = EncoderLimits.of(3, 1_000).withModels(9, Long.MAX_VALUE);
    MemoryGuard guard = new MemoryGuard(limits, () -> OptionalLong.of(process), machine(MIB));
    ModelMemory a = guard.requireRoom(model("a"));
    settle(a, 30);
    assertEquals((30 + 2 * 16) * MIB, a.bytes());
    settle(guard.requireRoom(model("b")), 40);
    assertEquals((30 + 40 + 4 * 16) * MIB, guard.bytes());
    a.close();
    ModelMemory again = guard.requireRoom(model("a"));
    assertEquals((30 + 2 * 16) * MIB, again.bytes());
    settle(again, 0);
    assertEquals((30 + 2 * 16) * MIB, again.bytes());
  }

  @Test
  void models_that_load_at_the_same_time_part_what_was_taken() {
    MemoryGuard guard = guard(9, Long.MAX_VALUE);
    ModelMemory a = guard.requireRoom(model("a"));
    ModelMemory b = guard.requireRoom(model("b"));
    settle(a, 60);
    assertEquals(30 * MIB, a.bytes());
    settle(b, 5);
    assertEquals(35 * MIB, b.bytes());
  }

  @Test
  void a_model_takes_no_less_than_when_it_was_loaded_before_in_memory_that_others_gave_back() {
    MemoryGuard guard = guard(9, Long.MAX_VALUE);
    ModelMemory first = guard.requireRoom(model("a"));
    settle(first, 40);
    first.close();
    ModelMemory second = guard.requireRoom(model("a"));
    assertEquals(40 * MIB, second.bytes());
    settle(second, 1);
    assertEquals(40 * MIB, second.bytes());
    second.close();
    models.model("a", TinyModels.encoder().positions(99).toBytes());
    assertEquals(ESTIMATE, guard.requireRoom(model("a")).bytes() / MIB + 1);
  }

  @Test
  void what_cannot_be_the_model_is_not_counted() {
    MemoryGuard guard = guard(9, Long.MAX_VALUE);
    ModelMemory a = guard.requireRoom(model("a"));
    long estimate = a.bytes();
    settle(a, 5_000);
    assertEquals(2 * estimate, a.bytes());
  }

  @Test
  void growth_that_hides_in_untouched_heap_leaves_half_more_than_the_files() {
    MemoryGuard guard = guard(9, Long.MAX_VALUE);
    models.file("a", "model.onnx_data", new byte[1 << 20]);
    ModelMemory a = guard.requireRoom(model("a"));
    settle(a, -400);
    assertEquals(a.files() * 3 / 2, a.bytes());
  }

  @Test
  void what_else_grew_is_not_remembered_beyond_the_estimate_however_often_a_model_is_loaded() {
    MemoryGuard guard = guard(9, Long.MAX_VALUE);
    long estimate = guard.requireRoom(model("b")).bytes();
    for (int load = 0; load < 3; load++) {
      ModelMemory a = guard.requireRoom(model("a"));
      assertEquals(estimate, a.bytes());
      settle(a, 5_000);
      assertEquals(2 * estimate, a.bytes());
      a.close();
    }
  }

  @Test
  void a_model_that_proves_too_large_is_refused_and_may_be_loaded_again() {
    MemoryGuard guard = guard(9, 60 * MIB);
    ModelMemory a = guard.requireRoom(model("a"));
    process += 70 * MIB;
    EncoderException e = assertThrows(EncoderException.class, a::settle);
    assertEquals(
        "it took 70 MiB outside the Java heap, and models may take 60 MiB together, of which 0 MiB"
            + " are taken; unload one, or raise sememe.models.memory",
        e.getMessage());
    assertEquals(0, guard.bytes());
    settle(guard.requireRoom(model("a")), 50);
    assertEquals(50 * MIB, guard.bytes());
  }

  @Test
  void a_machine_without_memory_refuses_and_loads_again_when_it_has_some() throws Exception {
    MemoryGuard guard = guard(9, Long.MAX_VALUE, 1_000 * MIB);
    available(98);
    assertEquals(
        "it takes about 49 MiB, and of the 1,000 MiB of this machine or container 98 MiB are left,"
            + " of which a twentieth of all must stay; unload a model, or give it more memory",
        refused(guard, "a"));
    available(99);
    guard.requireRoom(model("a"));
  }

  @Test
  void where_nothing_can_be_measured_the_estimate_holds() {
    EncoderLimits limits = EncoderLimits.of(3, 1_000).withModels(9, Long.MAX_VALUE);
    MemoryGuard guard = new MemoryGuard(limits, OptionalLong::empty, machine(1));
    ModelMemory a = guard.requireRoom(model("a"));
    long estimate = a.bytes();
    a.settle();
    assertEquals(estimate, a.bytes());
  }

  @Test
  void a_session_that_is_opened_later_counts_until_the_model_is_closed_or_it_could_not_be() {
    models.file("a", "model.onnx_data", new byte[20 << 20]);
    MemoryGuard guard = guard(9, 120 * MIB);
    ModelMemory a = guard.requireRoom(model("a"));
    settle(a, 50);
    Runnable giveBack = a.requireSession();
    assertEquals(80, a.bytes() / MIB);
    assertEquals(a.bytes(), guard.bytes());
    assertNotNull(a.requireSession());
    EncoderException e = assertThrows(EncoderException.class, a::requireSession);
    assertTrue(e.getMessage().startsWith("it takes about 31 MiB outside"), e.getMessage());
    giveBack.run();
    assertEquals(80, a.bytes() / MIB);
    assertNotNull(a.requireSession());
    a.close();
    assertEquals(0, guard.bytes());
  }

  @Test
  void what_is_opened_for_another_task_is_counted() {
    try (Encoders encoders = new Encoders(new EncoderSettings(folder, 1, 1_000))) {
      embed(encoders, "a");
      long before = encoders.models().get(0).details().nativeBytes();
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      List<TextSpan> words = List.of(new TextSpan(0, 4));
      assertNotNull(encoders.wordEmbedder("a").embed("bank", words, 8, Role.QUERY, deadline));
      assertTrue(encoders.models().get(0).details().nativeBytes() > before);
    }
  }

  @Test
  void loading_takes_room_and_unloading_gives_it_back() {
    EncoderSettings settings =
        new EncoderSettings(folder, limits(1, Long.MAX_VALUE)).within(limits(1, Long.MAX_VALUE));
    try (Encoders encoders = new Encoders(settings)) {
      embed(encoders, "a");
      EncoderException e = assertThrows(EncoderException.class, () -> embed(encoders, "b"));
      assertEquals(Kind.FAILED, e.kind());
      assertTrue(e.getMessage().startsWith("model 'b': there are 1 models"), e.getMessage());
      long bytes = encoders.models().get(0).details().nativeBytes();
      assertTrue(bytes > 0, "bytes: " + bytes);
      encoders.unload("a");
      assertEquals(0, encoders.models().get(0).details().nativeBytes());
      encoders.startLoading("b");
      embed(encoders, "b");
    }
  }

  private static void embed(Encoders encoders, String model) {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    encoders.textEmbedder(model).embed("bank", Role.QUERY, deadline);
  }

  private void settle(ModelMemory model, long mib) {
    process += mib * MIB;
    model.settle();
  }

  private String refused(MemoryGuard guard, String name) {
    EncoderException e = assertThrows(EncoderException.class, () -> guard.requireRoom(model(name)));
    assertEquals(Kind.FAILED, e.kind());
    return e.getMessage();
  }

  private ModelFolder model(String name) {
    return ModelFolder.find(folder, name);
  }

  private MemoryGuard guard(int most, long bytes) {
    return guard(most, bytes, MIB);
  }

  private MemoryGuard guard(int most, long bytes, long total) {
    return new MemoryGuard(limits(most, bytes), () -> OptionalLong.of(process), machine(total));
  }

  private MachineMemory machine(long total) {
    return new MachineMemory(folder, total);
  }

  private void available(long mib) throws Exception {
    Path file = Files.createDirectories(folder.resolve("proc")).resolve("meminfo");
    Files.writeString(file, "MemTotal: 1 kB\nMemAvailable:   " + mib * 1024 + " kB\n");
  }

  private static EncoderLimits limits(int most, long bytes) {
    return EncoderLimits.of(1, 1_000).withModels(most, bytes);
  }
}
