// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EncodingCacheTest {
  private static final String SPACE = "0".repeat(32);
  private static final int FLOATS = 384;
  private static final int ROOM = 20;
  private static final EncodingKey TEA = new EncodingKey(SPACE, Role.QUERY, "tea");

  /** Nobody else makes anything here. */
  private static final Deadline SOON = Deadline.in(Duration.ZERO);

  private final EncodingCache cache = new EncodingCache(ROOM * 2_000);
  private int made;

  @Test
  void a_text_is_made_once_and_every_other_time_it_is_the_same_object() {
    EncodedText first = get(SPACE, Role.QUERY, "tea");
    assertSame(first, get(SPACE, Role.QUERY, "tea"));
    assertEquals(1, made);
    assertEquals(1, cache.hits());
    assertEquals(1, cache.misses());
  }

  @Test
  void whatever_changes_the_floats_is_part_of_the_key() {
    EncodedText first = get(SPACE, Role.QUERY, "tea");
    assertNotSame(first, get(SPACE, Role.PASSAGE, "tea"));
    assertNotSame(first, get("1".repeat(32), Role.QUERY, "tea"));
    assertNotSame(first, get(SPACE, Role.QUERY, "Tea"));
    assertEquals(4, made);
  }

  @Test
  void what_could_not_be_made_is_looked_for_again() {
    for (int i = 0; i < 2; i++) {
      assertThrows(IllegalStateException.class, () -> cache.get(() -> TEA, SOON, this::fail));
    }
    assertEquals(2, cache.misses());
    EncodedText made = get(SPACE, Role.QUERY, "tea");
    assertSame(made, cache.get(() -> TEA, SOON, this::fail));
    assertEquals(1, cache.hits());
  }

  @Test
  void what_another_model_made_is_kept_as_its_own() {
    EncodedText other = encoded("1".repeat(32));
    assertSame(other, cache.get(() -> TEA, SOON, key -> other));
    assertSame(other, get("1".repeat(32), Role.QUERY, "tea"));
    assertNotSame(other, get(SPACE, Role.QUERY, "tea"));
  }

  @Test
  void any_texts_stay_within_the_bound_and_those_that_go_are_counted() {
    Random random = new Random(7);
    for (int i = 0; i < 50 * ROOM; i++) {
      get(SPACE, Role.QUERY, i + "x".repeat(random.nextInt(400)));
      assertTrue(cache.bytes() <= ROOM * 2_000, () -> cache.bytes() + " bytes");
    }
    assertTrue(cache.bytes() > 0);
    assertTrue(cache.evictions() >= 49 * ROOM, () -> cache.evictions() + " evictions");
  }

  @Test
  void a_text_that_takes_more_than_the_bound_is_not_kept() {
    String longText = "y".repeat(ROOM * 2_000);
    get(SPACE, Role.QUERY, longText);
    get(SPACE, Role.QUERY, longText);
    assertEquals(2, made);
    assertEquals(0, cache.bytes());
  }

  @Test
  void a_text_that_is_asked_for_often_stays_among_those_that_are_not() {
    get(SPACE, Role.QUERY, "often");
    for (int i = 0; i < 20 * ROOM; i++) {
      get(SPACE, Role.QUERY, "often");
      get(SPACE, Role.QUERY, "once " + i);
    }
    int before = made;
    get(SPACE, Role.QUERY, "often");
    assertEquals(before, made);
  }

  private EncodedText get(String fingerprint, Role role, String text) {
    return cache.get(
        () -> new EncodingKey(fingerprint, role, text),
        SOON,
        key -> {
          made++;
          return encoded(key.fingerprint());
        });
  }

  private EncodedText fail(EncodingKey key) {
    throw new IllegalStateException("not made: " + key);
  }

  private static EncodedText encoded(String fingerprint) {
    return new EncodedText(fingerprint, new float[FLOATS], 3, 0, 0, 0);
  }
}
