// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedListenerTest {
  @TempDir Path folder;

  @Test
  void a_listener_that_throws_breaks_no_call() {
    new TinyModels(folder).write("m");
    EncoderSettings settings = new EncoderSettings(folder, 2, 10_000);
    List<String> texts = Stream.generate(() -> "the bank ".repeat(99)).limit(50).toList();
    List<float[]> expected = vectors(settings, texts);
    List<float[]> actual = vectors(settings.toldTo(new Throwing()), texts);
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(List.of(expected.get(i)[0]), List.of(actual.get(i)[0]));
    }
  }

  @Test
  void a_refusal_is_the_models_own_though_the_listener_throws() {
    new TinyModels(folder).write("m");
    EncoderSettings settings = new EncoderSettings(folder, 2, 10_000).toldTo(new Throwing());
    try (Encoders encoders = new Encoders(settings)) {
      TextEmbedder embedder = encoders.textEmbedder("m");
      embedder.space(soon());
      Deadline past = Deadline.in(Duration.ZERO);
      EncoderException e =
          assertThrows(EncoderException.class, () -> embedder.embed("bank", Role.QUERY, past));
      assertEquals(Kind.TIMEOUT, e.kind());
    }
  }

  @Test
  void the_first_failure_is_reported_and_no_other() {
    List<Throwable> reported = new ArrayList<>();
    GuardedListener guarded = new GuardedListener(new Throwing(), reported::add);
    for (int i = 0; i < 3; i++) {
      guarded.asked("m", Role.QUERY);
      guarded.waited("m", Role.QUERY, 1);
      guarded.ran("m", Role.QUERY, 1, 1, 1);
      guarded.truncated("m", Role.QUERY, 1);
      guarded.refused("m", Role.QUERY, Kind.TIMEOUT);
    }
    assertEquals(1, reported.size());
    assertEquals("asked", reported.get(0).getMessage());
  }

  @Test
  void who_does_not_listen_is_not_guarded() {
    EncoderSettings settings = new EncoderSettings(folder, 2, 10_000);
    assertSame(settings, GuardedListener.in(settings));
  }

  private static List<float[]> vectors(EncoderSettings settings, List<String> texts) {
    try (Encoders encoders = new Encoders(settings)) {
      TextEmbedder embedder = encoders.textEmbedder("m");
      return embedder.embed(texts, Role.PASSAGE, soon()).stream().map(Embedding::vector).toList();
    }
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  /** Throws whatever it is told: exceptions, and errors too. */
  private static final class Throwing implements ModelListener {
    @Override
    public void asked(String model, Role role) {
      throw new IllegalStateException("asked");
    }

    @Override
    public void waited(String model, Role role, long nanos) {
      throw new StackOverflowError("waited");
    }

    @Override
    public void ran(String model, Role role, int texts, long tokens, long nanos) {
      throw new NoClassDefFoundError("ran");
    }

    @Override
    public void truncated(String model, Role role, long tokens) {
      throw new IllegalStateException("truncated");
    }

    @Override
    public void refused(String model, Role role, Kind kind) {
      throw new IllegalStateException("refused");
    }
  }
}
