// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class SameModelTest {
  private final List<String> made = new ArrayList<>();

  @Test
  void what_one_model_made_is_made_once() {
    assertEquals("by a", made("a", "a"));
    assertEquals(List.of("a"), made);
  }

  @Test
  void what_another_model_may_have_made_is_made_again_under_its_fingerprint() {
    assertEquals("by b", made("a", "b", "b"));
    assertEquals(List.of("a", "b"), made);
  }

  @Test
  void a_model_that_cannot_tell_any_more_ends_it() {
    EncoderException gone = new EncoderException(Kind.UNLOADED, "it was unloaded");
    assertSame(
        gone,
        assertThrows(
            EncoderException.class,
            () ->
                SameModel.made(
                    () -> {
                      if (made.isEmpty()) {
                        return "a";
                      }
                      throw gone;
                    },
                    this::make)));
  }

  @Test
  void what_was_begun_with_the_wanted_model_goes_on() {
    SameModel.require("m", "a", () -> "a", () -> made.add("given up"));
    assertEquals(List.of(), made);
  }

  @Test
  void what_was_begun_with_another_model_is_given_up() {
    AtomicBoolean givenUp = new AtomicBoolean();
    assertFalse(givenUp.get());
    EncoderException failure =
        assertThrows(
            EncoderException.class,
            () -> SameModel.require("m", "a", () -> "b", () -> givenUp.set(true)));
    assertEquals(Kind.LOADING, failure.kind());
    assertTrue(givenUp.get());
  }

  @Test
  void what_was_begun_is_given_up_whatever_asking_throws() {
    for (Throwable thrown :
        List.of(new IllegalStateException("no model"), new StackOverflowError())) {
      AtomicBoolean givenUp = new AtomicBoolean();
      Throwable failure =
          assertThrows(
              Throwable.class,
              () -> SameModel.require("m", "a", () -> thrownBy(thrown), () -> givenUp.set(true)));
      assertSame(thrown, failure);
      assertTrue(givenUp.get(), thrown.toString());
    }
  }

  private static String thrownBy(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  private String made(String... fingerprints) {
    Deque<String> told = new ArrayDeque<>(List.of(fingerprints));
    return SameModel.made(told::remove, this::make);
  }

  private String make(String fingerprint) {
    made.add(fingerprint);
    return "by " + fingerprint;
  }
}
