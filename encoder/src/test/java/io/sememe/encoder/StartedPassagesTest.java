// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Passages from their start to their vectors, or to what became of them. */
class StartedPassagesTest {
  @TempDir Path folder;
  private TinyModels models;
  private Encoders encoders;
  private TextEmbedder embedder;

  @BeforeEach
  void open() {
    models = new TinyModels(folder).write("plain");
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
    embedder = encoders.textEmbedder("plain");
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @ParameterizedTest
  @EnumSource(PassagePooling.class)
  void what_is_wrong_is_thrown_when_it_is_awaited(PassagePooling pooling) {
    embedder.space(soon());
    List<TextSpan> beyond = List.of(new TextSpan(0, 2));
    PendingPassages outside = embedder.startPassages("a", beyond, pooling, soon());
    refused(Kind.BAD_INPUT, "a passage ends at 2, but the text has 1 chars", outside::await);
    List<TextSpan> one = List.of(new TextSpan(0, 1));
    PendingPassages late = embedder.startPassages("a", one, pooling, Deadline.in(Duration.ZERO));
    refused(Kind.TIMEOUT, "deadline", late::await);
    assertTrue(outside.isDone());
    encoders.unload("plain");
    PendingPassages gone = embedder.startPassages("a", one, pooling, soon());
    refused(Kind.UNLOADED, "model 'plain' was unloaded", gone::await);
  }

  @ParameterizedTest
  @EnumSource(PassagePooling.class)
  void a_short_text_becomes_done_by_itself_and_gives_the_same_list_to_all(PassagePooling pooling) {
    List<TextSpan> spans = List.of(new TextSpan(0, 3), new TextSpan(4, 9));
    PendingPassages pending = embedder.startPassages("the river", spans, pooling, soon());
    Threads.await("done", pending::isDone);
    List<Embedding> embeddings = pending.await();
    assertEquals(2, embeddings.size());
    Threads.all(4, pending::await).forEach(again -> assertSame(embeddings, again));
    pending.cancel();
    assertSame(embeddings, pending.await());
    PendingPassages none = embedder.startPassages("the river", List.of(), pooling, soon());
    assertTrue(none.isDone());
    assertEquals(List.of(), none.await());
  }

  @ParameterizedTest
  @EnumSource(PassagePooling.class)
  void ten_thousand_passages_are_started_a_few_ahead_and_dropped_when_given_up(
      PassagePooling pooling) {
    String text = "river bank ".repeat(10_000);
    List<TextSpan> passages = tenThousand();
    embedder.space(soon());
    PendingPassages pending = embedder.startPassages(text, passages, pooling, soon());
    pending.cancel();
    refused(Kind.TIMEOUT, "the passages were given up", pending::await);
    assertTrue(encoders.usage().get("plain").inferences() <= 64);
    assertEquals(10_000, await(text, passages, pooling).size());
  }

  private static List<TextSpan> tenThousand() {
    return IntStream.range(0, 10_000).mapToObj(i -> new TextSpan(11 * i, 11 * i + 10)).toList();
  }

  @Test
  void windows_that_no_passage_lies_in_are_not_encoded_and_the_others_once() {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 62 + 47 + 47; i++) {
      letters.append((char) ('a' + i * i % 23)).append(' ');
    }
    String text = letters.toString();
    embedder.space(soon());
    await(text, List.of(new TextSpan(120, 121)), PassagePooling.LATE);
    assertEquals(new ModelUsage(1, 64), encoders.usage().get("plain"));
    await(text, List.of(new TextSpan(0, text.length())), PassagePooling.LATE);
    assertEquals(new ModelUsage(4, 4 * 64), encoders.usage().get("plain"));
  }

  @Test
  void files_that_were_replaced_after_loading_are_not_opened_for_states() {
    embedder.space(soon());
    models.model("plain", TinyModels.encoder().seed(8).inputs("input_ids").toBytes());
    PendingPassages late =
        embedder.startPassages("a", List.of(new TextSpan(0, 1)), PassagePooling.LATE, soon());
    refused(
        Kind.FAILED, "model.onnx changed while it was loaded; load the model again", late::await);
    assertEquals(8, embedder.embed("bank", Role.PASSAGE, soon()).vector().length);
  }

  @ParameterizedTest
  @EnumSource(PassagePooling.class)
  void unloading_under_passages_gives_vectors_or_says_so(PassagePooling pooling) {
    String text = "river bank ".repeat(10_000);
    for (int round = 0; round < 10; round++) {
      PendingPassages pending = embedder.startPassages(text, tenThousand(), pooling, soon());
      FutureTask<Kind> awaiting = Threads.start(() -> kind(pending));
      encoders.unload("plain");
      Kind kind = Threads.result(awaiting);
      assertTrue(kind == null || kind == Kind.UNLOADED, "round " + round + ": " + kind);
      encoders.startLoading("plain");
    }
  }

  private static Kind kind(PendingPassages pending) {
    try {
      assertEquals(10_000, pending.await().size());
      return null;
    } catch (EncoderException e) {
      return e.kind();
    }
  }

  @Test
  void many_who_need_token_states_first_get_the_same() {
    String text = "the river bank";
    List<TextSpan> passages = List.of(new TextSpan(0, 3), new TextSpan(4, 14));
    List<float[]> vectors = new ArrayList<>();
    Threads.all(16, () -> await(text, passages, PassagePooling.LATE))
        .forEach(embeddings -> vectors.add(embeddings.get(1).vector()));
    vectors.forEach(vector -> assertTrue(Arrays.equals(vectors.get(0), vector)));
  }

  private List<Embedding> await(String text, List<TextSpan> passages, PassagePooling pooling) {
    return embedder.startPassages(text, passages, pooling, soon()).await();
  }

  private static void refused(Kind kind, String message, Runnable call) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(kind, e.kind(), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
