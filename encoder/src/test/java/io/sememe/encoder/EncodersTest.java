// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodersTest {
  @TempDir Path folder;
  private TinyModels models;
  private Encoders encoders;

  @BeforeEach
  void open() {
    models = new TinyModels(folder).write("a").write("b");
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void installed_models_are_listed_by_name_and_only_the_one_asked_for_is_loaded() {
    assertEquals(List.of(ModelState.UNLOADED, ModelState.UNLOADED), states());
    EmbeddingSpace space = encoders.textEmbedder("b").space(soon());
    assertEquals(List.of(ModelState.UNLOADED, ModelState.READY), states());
    assertEquals(space, encoders.models().get(1).space());
    models.write("aa");
    assertEquals(
        List.of("a", "aa", "b"), encoders.models().stream().map(ModelStatus::name).toList());
  }

  @Test
  void many_first_users_share_one_model() {
    HashSet<EmbeddingSpace> spaces =
        new HashSet<>(Threads.all(16, () -> encoders.textEmbedder("a").space(soon())));
    assertEquals(1, spaces.size());
    assertEquals(TinyModels.MAX_TOKENS, spaces.iterator().next().maxTokens());
  }

  @Test
  void an_unknown_name_is_refused_by_every_verb() {
    for (String name : new String[] {"c", "../a", "", "a\n", "a/../b"}) {
      unknown(() -> encoders.textEmbedder(name));
      unknown(() -> encoders.startLoading(name));
      unknown(() -> encoders.unload(name));
    }
    assertEquals(2, encoders.models().size());
  }

  private static void unknown(Runnable call) {
    refused(Kind.UNKNOWN_MODEL, call);
  }

  @Test
  void an_unloaded_model_refuses_texts_until_it_is_loaded_again() {
    TextEmbedder embedder = encoders.textEmbedder("a");
    float[] vector = embedder.embed("bank", Role.QUERY, soon()).vector();
    encoders.unload("a");
    assertEquals(ModelState.UNLOADED, states().get(0));
    refused(Kind.UNLOADED, () -> embedder.embed("bank", Role.QUERY, soon()));
    refused(Kind.UNLOADED, () -> encoders.textEmbedder("a").embed("bank", Role.QUERY, soon()));
    encoders.startLoading("a");
    assertArrayEquals(vector, embedder.embed("bank", Role.QUERY, soon()).vector());
  }

  @Test
  void a_model_of_another_task_is_ready_and_refuses_texts() {
    new TinyModels(folder)
        .write("c")
        .descriptor("c", TinyModels.descriptor().put("task", "token-embedding"));
    TextEmbedder embedder = encoders.textEmbedder("c");
    EncoderException e = assertThrows(EncoderException.class, () -> embedder.space(soon()));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertEquals(
        "model 'c' has the task token-embedding and cannot do text-embedding;"
            + " use a model whose sememe.json states the task text-embedding",
        e.getMessage());
    refused(Kind.BAD_INPUT, () -> embedder.embed("bank", Role.QUERY, soon()));
    refused(Kind.BAD_INPUT, () -> embedder.start("bank", Role.QUERY, soon()).await());
    assertEquals(ModelState.READY, encoders.models().get(2).state());
    assertEquals(null, encoders.models().get(2).space());
  }

  @Test
  void unloading_waits_for_no_text_that_has_not_begun_and_those_then_fail() {
    TextEmbedder embedder = encoders.textEmbedder("a");
    embedder.space(soon());
    for (int round = 0; round < 20; round++) {
      List<PendingEmbedding> started = start(embedder, 200);
      encoders.unload("a");
      started.forEach(EncodersTest::requireVectorOrUnloaded);
      refused(Kind.UNLOADED, () -> embedder.start("bank", Role.PASSAGE, soon()).await());
      encoders.startLoading("a");
    }
  }

  @Test
  void closing_ends_every_text_and_every_thread() {
    List<PendingEmbedding> started = start(encoders.textEmbedder("a"), 200);
    encoders.close();
    started.forEach(EncodersTest::requireVectorOrUnloaded);
    Threads.await("the threads end", () -> sememeThreads() == 0);
  }

  private static List<PendingEmbedding> start(TextEmbedder embedder, int count) {
    List<PendingEmbedding> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(embedder.start("bank " + i, Role.PASSAGE, soon()));
    }
    return started;
  }

  private static void requireVectorOrUnloaded(PendingEmbedding pending) {
    try {
      assertEquals(8, pending.await().vector().length);
    } catch (EncoderException e) {
      assertEquals(Kind.UNLOADED, e.kind());
    }
  }

  @Test
  void a_text_started_while_its_model_is_loading_waits_for_it_or_fails_when_awaited() {
    PendingEmbedding patient = encoders.textEmbedder("a").start("bank", Role.QUERY, soon());
    assertEquals(8, patient.await().vector().length);
    PendingEmbedding hasty =
        encoders.textEmbedder("b").start("bank", Role.QUERY, Deadline.in(Duration.ZERO));
    EncoderException e = assertThrows(EncoderException.class, hasty::await);
    assertTrue(e.kind() == Kind.LOADING || e.kind() == Kind.TIMEOUT, e.getMessage());
  }

  @Test
  void unloading_what_is_not_in_memory_does_nothing() {
    encoders.unload("a");
    encoders.startLoading("a");
    encoders.unload("a");
    encoders.unload("a");
    assertEquals(ModelState.UNLOADED, states().get(0));
  }

  @Test
  void a_hundred_reloads_give_the_same_vector_and_leave_no_thread_behind() {
    TextEmbedder embedder = encoders.textEmbedder("a");
    float[] vector = embedder.embed("bank", Role.QUERY, soon()).vector();
    long threads = sememeThreads();
    for (int i = 0; i < 100; i++) {
      encoders.unload("a");
      encoders.startLoading("a");
      assertArrayEquals(vector, embedder.embed("bank", Role.QUERY, soon()).vector());
    }
    // A thread that has warmed a model up may be on its way out.
    Threads.await("no thread more than before", () -> sememeThreads() <= threads + 1);
  }

  private static long sememeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sememe-"))
        .count();
  }

  @Test
  void files_replaced_under_a_loaded_model_count_from_the_next_load_on() {
    TextEmbedder embedder = encoders.textEmbedder("a");
    String fingerprint = embedder.space(soon()).fingerprint();
    float[] vector = embedder.embed("bank", Role.QUERY, soon()).vector();
    models.model("a", TinyModels.encoder().seed(8).toBytes());
    assertArrayEquals(vector, embedder.embed("bank", Role.QUERY, soon()).vector());
    assertEquals(fingerprint, embedder.space(soon()).fingerprint());
    encoders.unload("a");
    encoders.startLoading("a");
    assertNotEquals(fingerprint, embedder.space(soon()).fingerprint());
    float[] replaced = embedder.embed("bank", Role.QUERY, soon()).vector();
    assertFalse(Arrays.equals(vector, replaced));
  }

  @Test
  void a_renamed_copy_has_the_same_fingerprint() {
    EmbeddingSpace a = encoders.textEmbedder("a").space(soon());
    EmbeddingSpace b = encoders.textEmbedder("b").space(soon());
    assertEquals(a.fingerprint(), b.fingerprint());
    assertNotEquals(a.model(), b.model());
  }

  @Test
  void a_text_is_looked_at_up_to_the_character_limit() {
    Embedding embedding =
        encoders.textEmbedder("a").embed("bank ".repeat(1_000), Role.PASSAGE, soon());
    assertEquals(4_000, embedding.truncatedCharacters());
    assertEquals(200 + 2 - TinyModels.MAX_TOKENS, embedding.truncatedTokens());
  }

  @Test
  void closed_encoders_refuse_everything_and_may_be_closed_again() {
    TextEmbedder embedder = encoders.textEmbedder("a");
    embedder.space(soon());
    encoders.startLoading("b");
    encoders.close();
    assertEquals(List.of(ModelState.UNLOADED, ModelState.UNLOADED), states());
    refused(Kind.UNLOADED, () -> embedder.embed("bank", Role.QUERY, soon()));
    refused(Kind.UNLOADED, () -> encoders.textEmbedder("a"));
    refused(Kind.UNLOADED, () -> encoders.startLoading("b"));
    encoders.close();
  }

  private List<ModelState> states() {
    return encoders.models().stream().map(ModelStatus::state).toList();
  }

  private static void refused(Kind kind, Runnable call) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(kind, e.kind(), e.getMessage());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
