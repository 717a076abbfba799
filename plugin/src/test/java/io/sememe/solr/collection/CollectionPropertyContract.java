// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every property of a collection promises, wherever it lies. */
abstract class CollectionPropertyContract {
  private static final int THREADS = 8;
  private static final int ROUNDS = 25;

  private ExecutorService threads;

  /** Opens a property of the test's collection; two of one name are one property. */
  abstract CollectionProperty open(String name) throws Exception;

  @BeforeEach
  void start_threads() {
    threads = Executors.newFixedThreadPool(THREADS);
  }

  @AfterEach
  void stop_threads() throws InterruptedException {
    threads.shutdownNow();
    assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
  }

  @Test
  void it_is_empty_at_first() throws Exception {
    assertEquals("", open("spaces").read());
  }

  @Test
  void its_first_change_gets_the_empty_text() throws Exception {
    assertEquals("<>", open("spaces").update(text -> "<" + text + ">"));
  }

  @Test
  void a_text_is_read_as_it_was_written() throws Exception {
    CollectionProperty property = open("spaces");
    for (String text :
        List.of(
            "a",
            "",
            "{\"a\":\"\\\"b\\n\"}",
            "caf\u00E9 \uD83C\uDF75\n\t\u0000",
            "x".repeat(100_000))) {
      assertEquals(text, property.update(old -> text));
      assertEquals(text, property.read());
    }
  }

  @Test
  void a_change_gets_the_text_that_was_read() throws Exception {
    CollectionProperty property = open("spaces");
    property.update(text -> "a");
    property.read();
    assertEquals("ab", property.update(text -> text + "b"));
    assertEquals("ab", property.read());
  }

  @Test
  void a_change_that_throws_is_thrown_on_and_changes_nothing() throws Exception {
    CollectionProperty property = open("spaces");
    IllegalStateException refusal = new IllegalStateException("refused");
    UnaryOperator<String> refuse =
        text -> {
          throw refusal;
        };
    assertEquals(refusal, assertThrows(IllegalStateException.class, () -> property.update(refuse)));
    assertEquals("", property.read());
    property.update(text -> "a");
    assertEquals(refusal, assertThrows(IllegalStateException.class, () -> property.update(refuse)));
    assertEquals("a", property.read());
  }

  @Test
  void other_properties_of_the_collection_are_kept() throws Exception {
    CollectionProperty one = open("spaces");
    CollectionProperty other = open("other");
    one.update(text -> "1");
    other.update(text -> "2");
    one.update(text -> text + text);
    assertEquals("11", one.read());
    assertEquals("2", other.read());
  }

  @Test
  void who_opens_it_later_reads_what_stands() throws Exception {
    open("spaces").update(text -> "a");
    assertEquals("a", open("spaces").read());
  }

  @Test
  void changes_by_many_at_once_lose_nothing() throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      CollectionProperty property = open("spaces");
      running.add(threads.submit(() -> countUp(property)));
    }
    for (Future<?> thread : running) {
      thread.get(60, TimeUnit.SECONDS);
    }
    assertEquals(THREADS * ROUNDS, number(open("spaces").read()));
  }

  @Test
  void whoever_reads_while_it_is_written_sees_whole_texts_that_never_go_back() throws Exception {
    CollectionProperty property = open("spaces");
    Future<?> writer = threads.submit(() -> countUp(property));
    int last = 0;
    while (!writer.isDone()) {
      int next = number(property.read());
      assertTrue(next >= last, last + " was read before " + next);
      last = next;
    }
    assertEquals(ROUNDS, finalNumber(writer, property));
  }

  private static int finalNumber(Future<?> writer, CollectionProperty property)
      throws InterruptedException, ExecutionException {
    writer.get();
    return number(property.read());
  }

  // Long texts, so that half of one could be seen.
  private static void countUp(CollectionProperty property) {
    for (int i = 0; i < ROUNDS; i++) {
      property.update(text -> (number(text) + 1) + "#" + "x".repeat(20_000));
    }
  }

  private static int number(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    int end = text.indexOf('#');
    assertEquals(20_000, text.length() - end - 1, "half a text");
    return Integer.parseInt(text.substring(0, end));
  }
}
