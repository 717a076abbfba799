// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddingWindowTest {
  private final EmbeddingWindow window = new EmbeddingWindow(1);
  private final List<Integer> started = new ArrayList<>();
  private final List<Integer> awaited = new ArrayList<>();
  private final List<Integer> cancelled = new ArrayList<>();
  private final EncoderException failure = new EncoderException(Kind.INTERNAL, "broken");
  private int broken = -1;

  @Test
  void embeddings_come_in_the_order_of_the_texts() {
    List<Embedding> embeddings = window.embed(1_000, Fake::new);
    assertEquals(numbers(0, 1_000), embeddings.stream().map(Embedding::tokens).toList());
    assertEquals(numbers(0, 1_000), started);
    assertEquals(List.of(), cancelled);
  }

  @Test
  void no_texts_are_done_at_once() {
    assertEquals(List.of(), window.embed(0, Fake::new));
  }

  @Test
  void a_few_texts_are_all_started_before_the_first_is_awaited() {
    window.embed(
        window.size(),
        i -> {
          assertEquals(List.of(), awaited);
          return new Fake(i);
        });
  }

  @Test
  void many_texts_are_started_a_window_ahead_and_no_further() {
    window.embed(
        10 * window.size(),
        i -> {
          assertEquals(Math.max(0, i - window.size() + 1), awaited.size());
          return new Fake(i);
        });
  }

  @Test
  void the_first_failure_is_thrown_and_what_was_started_after_it_is_cancelled() {
    broken = 3;
    assertSame(failure, assertThrows(EncoderException.class, () -> window.embed(1_000, Fake::new)));
    assertEquals(numbers(0, 4), awaited);
    assertEquals(numbers(0, window.size() + 3), started);
    assertEquals(numbers(4, window.size() + 3), cancelled);
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private final class Fake implements PendingEmbedding {
    private final int number;

    private Fake(int number) {
      this.number = number;
      started.add(number);
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public Embedding await() {
      awaited.add(number);
      if (number == broken) {
        throw failure;
      }
      return new Embedding(new float[1], number, 0, 0, 0);
    }

    @Override
    public void cancel() {
      cancelled.add(number);
    }
  }
}
