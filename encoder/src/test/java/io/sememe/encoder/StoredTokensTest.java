// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.UnitVectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredTokensTest {
  private static final String SPACE = "00112233445566778899aabbccddeeff";

  private final UnitVectors vectors = new UnitVectors(3);

  @ParameterizedTest
  @EnumSource
  void what_was_written_is_read_wherever_it_lies(TokenPrecision precision) {
    for (int dimension : List.of(1, 7, 8, 9, 384, StoredTokens.MOST_DIMENSION)) {
      for (int count : List.of(0, 1, 5)) {
        byte[] bytes = write(count, dimension, precision);
        byte[] elsewhere = new byte[bytes.length + 30];
        System.arraycopy(bytes, 0, elsewhere, 13, bytes.length);
        StoredTokens tokens = StoredTokens.read(elsewhere, 13, bytes.length);
        assertEquals(precision, tokens.precision());
        assertEquals(dimension, tokens.dimension());
        assertEquals(count, tokens.count());
        assertEquals(bytes.length, tokens.size());
        assertTrue(tokens.isOf(SPACE));
      }
    }
  }

  @Test
  void a_component_takes_a_byte_or_a_bit() {
    assertEquals(16 + 200 * (4 + 384), write(200, 384, TokenPrecision.INT8).length);
    assertEquals(16 + 200 * 48, write(200, 384, TokenPrecision.BIT).length);
    assertEquals(16 + 3 * 2, write(3, 9, TokenPrecision.BIT).length);
  }

  // The format, byte by byte: indexes that exist must stay readable.
  @Test
  void the_bytes_are_these() {
    float[] rows = {0.6f, -0.8f, 1, 0};
    byte[] int8 = StoredTokens.write(rows, 2, SPACE, TokenPrecision.INT8);
    assertEquals(
        List.of(1, 1, 2, 0, 2, 0, 0, 0, 0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77),
        unsigned(int8, 0, 16));
    ByteBuffer scales = ByteBuffer.wrap(int8).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0.8f / 127, scales.getFloat(16));
    assertEquals(1f / 127, scales.getFloat(20));
    assertEquals(List.of(128 + 95, 1, 255, 128), unsigned(int8, 24, 28));
    byte[] bit = StoredTokens.write(rows, 2, SPACE, TokenPrecision.BIT);
    assertEquals(List.of(0b01, 0b11), unsigned(bit, 16, 18));
  }

  private static List<Integer> unsigned(byte[] bytes, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> Byte.toUnsignedInt(bytes[i])).toList();
  }

  @Test
  void only_the_space_that_they_are_from_is_theirs() {
    StoredTokens tokens = read(write(1, 8, TokenPrecision.BIT));
    assertTrue(tokens.isOf("0011223344556677ffffffffffffffff"));
    assertFalse(tokens.isOf("0011223344556678" + SPACE.substring(16)));
    assertThrows(IllegalArgumentException.class, () -> tokens.isOf("00112233"));
    assertThrows(IllegalArgumentException.class, () -> tokens.isOf("no fingerprint at all"));
  }

  @Test
  void sizes_that_do_not_fit_are_refused() {
    illegal(new float[3], 2, SPACE);
    illegal(new float[0], 0, SPACE);
    illegal(new float[0], -1, SPACE);
    illegal(new float[0], StoredTokens.MOST_DIMENSION + 1, SPACE);
    illegal(new float[0], 2, "0011");
  }

  private static void illegal(float[] rows, int dimension, String fingerprint) {
    assertThrows(
        IllegalArgumentException.class,
        () -> StoredTokens.write(rows, dimension, fingerprint, TokenPrecision.INT8));
  }

  @ParameterizedTest
  @EnumSource
  void vectors_that_are_not_of_length_1_are_refused(TokenPrecision precision) {
    float[][] broken = {
      {1, 0, Float.NaN, 0},
      {1, 0, Float.POSITIVE_INFINITY, 0},
      {1, 0, 0, 0},
      {1, 0, 0.6f, 0.9f},
      {1, 0, 1.01f, 0}
    };
    for (float[] rows : broken) {
      EncoderException e =
          assertThrows(EncoderException.class, () -> StoredTokens.write(rows, 2, SPACE, precision));
      assertEquals(Kind.INTERNAL, e.kind());
      assertTrue(e.getMessage().contains("token 1"), e.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_truncation_and_every_byte_too_many_is_refused(TokenPrecision precision) {
    byte[] bytes = Arrays.copyOf(write(3, 9, precision), 100);
    int whole = write(3, 9, precision).length;
    for (int length = 0; length <= bytes.length; length++) {
      if (length != whole) {
        refused(Arrays.copyOf(bytes, length));
        refused(bytes, length);
      }
    }
    assertThrows(IndexOutOfBoundsException.class, () -> StoredTokens.read(bytes, 1, bytes.length));
    assertThrows(IndexOutOfBoundsException.class, () -> StoredTokens.read(bytes, -1, 20));
    assertThrows(IndexOutOfBoundsException.class, () -> StoredTokens.read(bytes, 0, -1));
  }

  @Test
  void a_header_that_nothing_wrote_is_refused_with_what_it_says() {
    byte[] bytes = write(2, 8, TokenPrecision.INT8);
    assertTrue(refused(changed(bytes, 0, 2)).contains("version 2"));
    assertTrue(refused(changed(bytes, 1, 9)).contains("precision 9"));
    assertTrue(refused(changed(bytes, 2, 0)).contains("dimension 0"));
    assertTrue(refused(changed(bytes, 7, 0x80)).contains("tokens"));
    assertTrue(refused(changed(bytes, 6, 0x7F)).contains("take"));
    assertTrue(refused(changed(bytes, 19, 0xFF)).contains("scale"));
  }

  // What is read after all has scores like any other.
  @ParameterizedTest
  @EnumSource
  void changed_bytes_are_refused_or_give_scores(TokenPrecision precision) {
    Random random = new Random(11);
    byte[] bytes = write(4, 20, precision);
    float[] query = vectors.next(3, 20);
    try (LeasedMaxSim maxSim = new LeasedMaxSim(1)) {
      int readable = 0;
      for (int round = 0; round < 4_000; round++) {
        byte[] changed = bytes.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
          changed[random.nextInt(round % 2 == 0 ? 20 : changed.length)] = (byte) random.nextInt();
        }
        readable += requireRefusedOrScored(maxSim, query, changed);
      }
      assertTrue(readable > 100, readable + " could be read");
    }
  }

  private static int requireRefusedOrScored(MaxSim maxSim, float[] query, byte[] bytes) {
    try {
      float score = maxSim.scores(query, 20, List.of(read(bytes)))[0];
      assertTrue(score >= -1 && score <= 1, "score " + score);
      return 1;
    } catch (EncoderException e) {
      assertEquals(Kind.BAD_INPUT, e.kind());
      return 0;
    }
  }

  private byte[] write(int count, int dimension, TokenPrecision precision) {
    return StoredTokens.write(vectors.next(count, dimension), dimension, SPACE, precision);
  }

  private static StoredTokens read(byte[] bytes) {
    return StoredTokens.read(bytes, 0, bytes.length);
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static String refused(byte[] bytes) {
    return refused(bytes, bytes.length);
  }

  private static String refused(byte[] bytes, int length) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> StoredTokens.read(bytes, 0, length));
    assertEquals(Kind.BAD_INPUT, e.kind());
    return e.getMessage();
  }
}
