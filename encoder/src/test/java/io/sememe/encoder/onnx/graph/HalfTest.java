// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class HalfTest {
  private static final int GREATEST = 0x7bff;

  // By the definition: (-1)^sign x 2^(exponent - 15) x 1.fraction, and 2^-14 x 0.fraction.
  private static float value(int bits) {
    int exponent = bits >> 10 & 31;
    double fraction = (bits & 1023) / 1024d;
    double magnitude =
        exponent == 0 ? Math.scalb(fraction, -14) : Math.scalb(1 + fraction, exponent - 15);
    return (float) ((bits & 0x8000) == 0 ? magnitude : -magnitude);
  }

  @Test
  void every_half_is_the_nearest_to_itself() {
    for (int bits = 0; bits <= GREATEST; bits++) {
      assertEquals((short) bits, Half.of(value(bits)));
      assertEquals((short) (bits | 0x8000), Half.of(value(bits | 0x8000)));
    }
  }

  @Test
  void between_two_halves_the_nearer_is_taken_and_in_the_middle_the_even_one() {
    for (int bits = 0; bits < GREATEST; bits++) {
      float middle = (value(bits) + value(bits + 1)) / 2;
      assertEquals((short) (bits % 2 == 0 ? bits : bits + 1), Half.of(middle), "" + middle);
      assertEquals((short) bits, Half.of(Math.nextDown(middle)));
      assertEquals((short) (bits + 1), Half.of(Math.nextUp(middle)));
      assertEquals((short) (bits + 1 | 0x8000), Half.of(-Math.nextUp(middle)));
    }
  }

  @Test
  void what_is_too_large_becomes_the_largest() {
    for (float value : new float[] {65_505, 65_520, 1e9f, Float.MAX_VALUE, 1 / 0f}) {
      assertEquals((short) GREATEST, Half.of(value));
      assertEquals((short) (GREATEST | 0x8000), Half.of(-value));
    }
  }

  @Test
  void nan_stays_nan() {
    assertEquals((short) 0x7e00, Half.of(Float.NaN));
  }

  @Test
  void many_are_written_one_after_the_other_little_endian() {
    ByteBuffer floats = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    floats.putFloat(1).putFloat(-2).flip();
    assertArrayEquals(new byte[] {0, 0x3c, 0, (byte) 0xc0}, Half.of(floats));
  }
}
