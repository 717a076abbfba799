// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.onnx.ProductSession;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazySessionTest {
  private final EncoderException refused = new EncoderException(Kind.FAILED, "refused");

  private final AtomicInteger taken = new AtomicInteger();
  private int room;

  @Test
  void what_there_was_no_room_for_is_opened_when_there_is_some_and_takes_it_once() {
    try (LazySession<ProductSession> lazy =
        new LazySession<>(() -> ProductSession.open(1), this::take)) {
      assertSame(refused, assertThrows(EncoderException.class, lazy::get));
      room = 2;
      ProductSession session = lazy.get();
      assertNotNull(session);
      assertSame(session, lazy.get());
      assertEquals(1, taken.get());
    }
  }

  @Test
  void what_cannot_be_opened_gives_its_room_back() {
    room = 1;
    try (LazySession<ProductSession> lazy = new LazySession<>(this::fail, this::take)) {
      assertSame(refused, assertThrows(EncoderException.class, lazy::get));
      assertEquals(0, taken.get());
    }
  }

  private Runnable take() {
    if (taken.get() == room) {
      throw refused;
    }
    taken.incrementAndGet();
    return taken::decrementAndGet;
  }

  private ProductSession fail() {
    throw refused;
  }
}
