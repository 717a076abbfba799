// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Role;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EncodingCacheTest {
  private static final String SPACE = "0".repeat(32);
  private static final int FLOATS = 384;
  private static final int ROOM = 20;

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
  void what_was_looked_for_and_not_kept_is_looked_for_again() {
    EncodingKey key = new EncodingKey(SPACE, Role.QUERY, "tea");
    assertEquals(Optional.empty(), cache.find(key));
    assertEquals(Optional.empty(), cache.find(key));
    assertEquals(2, cache.misses());
    EncodedText made = get(SPACE, Role.QUERY, "tea");
    assertSame(made, cache.find(key).orElseThrow());
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
    EncodingKey key = new EncodingKey(fingerprint, role, text);
    return cache
        .find(key)
        .orElseGet(
            () -> {
              made++;
              EncodedText encoded = new EncodedText(fingerprint, new float[FLOATS], 3, 0, 0, 0);
              cache.keep(key, encoded);
              return encoded;
            });
  }
}
