// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.testing.UnitVectors;
import java.util.Arrays;
import java.util.Random;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written can be compared, and nothing else. */
final class WordVectorPayloadTest {
  private static final String SPACE = "89abcdef01234567".repeat(2);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 384, 1024})
  void the_cosine_is_within_a_hundredth_of_the_exact_one(int dimension) {
    Random random = new Random(dimension);
    for (int i = 0; i < 300; i++) {
      float[] word = UnitVectors.next(random, dimension);
      float[] query = UnitVectors.next(random, dimension);
      BytesRef payload = WordVectorPayload.write(word, SPACE);
      assertEquals(
          VectorUtil.dotProduct(word, query), WordVectorPayload.cosine(payload, query), 0.01);
      assertEquals(1, WordVectorPayload.cosine(payload, word), 0.01);
    }
  }

  @Test
  void it_makes_no_difference_which_of_two_words_is_in_the_index() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      float[] one = UnitVectors.next(random, 384);
      float[] other = UnitVectors.next(random, 384);
      assertEquals(
          WordVectorPayload.cosine(WordVectorPayload.write(one, SPACE), other),
          WordVectorPayload.cosine(WordVectorPayload.write(other, SPACE), one),
          0.01);
    }
  }

  @Test
  void only_the_direction_counts() {
    float[] query = {0.6f, 0.8f};
    for (float length : new float[] {1e-37f, 0.5f, 1, 2, 1e38f}) {
      float[] word = {0.6f * length, -0.8f * length};
      assertEquals(
          -0.28f, WordVectorPayload.cosine(WordVectorPayload.write(word, SPACE), query), 0.01);
    }
  }

  @Test
  void the_bytes_are_those_that_the_javadoc_describes() {
    BytesRef payload = WordVectorPayload.write(new float[] {0.6f, -0.8f}, SPACE);
    // 1 / sqrt(95 * 95 + 127 * 127) = 0.0063052 = 0x3bce9b8f
    assertEquals("[1 89 ab cd ef 3b ce 9b 8f 5f 81]", payload.toString());
    assertEquals(2, WordVectorPayload.dimension(payload));
  }

  @Test
  void a_vector_lies_anywhere_in_an_array() {
    float[] word = UnitVectors.next(new Random(2), 9);
    BytesRef payload = WordVectorPayload.write(word, SPACE);
    byte[] bytes = new byte[payload.length + 10];
    System.arraycopy(payload.bytes, 0, bytes, 5, payload.length);
    BytesRef inside = new BytesRef(bytes, 5, payload.length);
    assertTrue(WordVectorPayload.isOf(inside, SPACE));
    assertEquals(1, WordVectorPayload.cosine(inside, word), 0.01);
  }

  @Test
  void a_vector_is_of_the_space_that_it_was_written_for() {
    BytesRef payload = WordVectorPayload.write(new float[] {1, 2}, SPACE);
    assertTrue(WordVectorPayload.isOf(payload, SPACE));
    assertTrue(WordVectorPayload.isOf(payload, WordVectorPayload.mark(SPACE)));
    assertFalse(WordVectorPayload.isOf(payload, "89abcdee" + SPACE));
    assertTrue(WordVectorPayload.isVector(payload));
  }

  @Test
  void what_cannot_have_been_written_is_no_vector() {
    BytesRef payload = WordVectorPayload.write(new float[] {1, 0, 0}, SPACE);
    for (int length = 0; length <= 9; length++) {
      assertFalse(WordVectorPayload.isVector(new BytesRef(payload.bytes, 0, length)));
    }
    for (int version : new int[] {0, 2, -1}) {
      assertFalse(WordVectorPayload.isVector(with(payload, 0, version)));
    }
    // The exponent of the scale: above 1/127, negative, infinite or not a number.
    for (int exponent : new int[] {0x3d, 0x80, 0xbb, 0x7f, 0xff}) {
      assertFalse(WordVectorPayload.isVector(with(payload, 5, exponent)));
      assertFalse(WordVectorPayload.isOf(with(payload, 5, exponent), SPACE));
    }
  }

  @Test
  void what_has_no_direction_is_refused() {
    for (float component : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> WordVectorPayload.write(new float[] {0, component, 0}, SPACE));
    }
    assertThrows(
        IllegalArgumentException.class, () -> WordVectorPayload.write(new float[0], SPACE));
  }

  @Test
  void what_is_no_fingerprint_is_refused() {
    for (String fingerprint : new String[] {"", "89abcde", "89abcdeg"}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> WordVectorPayload.write(new float[] {1}, fingerprint));
    }
  }

  private static BytesRef with(BytesRef payload, int at, int value) {
    byte[] bytes = Arrays.copyOf(payload.bytes, payload.length);
    bytes[at] = (byte) value;
    return new BytesRef(bytes);
  }
}
