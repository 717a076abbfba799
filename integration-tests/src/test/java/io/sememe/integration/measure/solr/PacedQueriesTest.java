// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.measure.texts.DistinctTexts;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PacedQueriesTest {

  private static final int FAST = 1_000;

  @Test
  void every_text_is_asked_once_and_has_its_time() throws IOException {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    List<String> texts = DistinctTexts.of(List.of("a b"), 50);
    List<Long> nanos = new PacedQueries(FAST, asked::add).ask(texts);
    assertEquals(50, nanos.size());
    assertTrue(asked.containsAll(texts));
    assertEquals(50, asked.size());
  }

  @Test
  void a_query_that_is_slow_delays_none_after_it() throws IOException {
    CountDownLatch allOthers = new CountDownLatch(4);
    new PacedQueries(FAST, text -> letOthersGoFirst(text, allOthers))
        .ask(List.of("slow", "b", "c", "d", "e"));
    assertEquals(0, allOthers.getCount());
  }

  @Test
  void the_wait_for_a_sender_counts() throws IOException {
    // More queries than senders, all held up: the last ones cannot even start in time.
    List<Long> nanos =
        new PacedQueries(FAST, text -> sleepFor100Millis()).ask(Collections.nCopies(64, "text"));
    assertTrue(nanos.get(63) > 150_000_000L, "the last one took " + nanos.get(63) + " ns");
  }

  @Test
  void a_query_that_fails_fails_the_measurement() {
    PacedQueries failing =
        new PacedQueries(
            FAST,
            text -> {
              throw new IllegalStateException("refused");
            });
    IOException failure = assertThrows(IOException.class, () -> failing.ask(List.of("text")));
    assertTrue(String.valueOf(failure.getMessage()).contains("refused"));
  }

  private static void letOthersGoFirst(String text, CountDownLatch allOthers) {
    if (!text.equals("slow")) {
      allOthers.countDown();
      return;
    }
    try {
      allOthers.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleepFor100Millis() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
