// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Floats of 16 bits: 1 of sign, 5 of exponent, 10 of fraction. */
final class Half {
  private static final float GREATEST = 65_504;
  private static final short NOT_A_NUMBER = 0x7e00;

  private static final int SIGN = 0x8000;
  private static final int LOST_BITS = 13;
  private static final int HALF_OF_LOST = 0x0fff;

  /** 2^-14, the least with a full fraction, as the bits of a float. */
  private static final int LEAST_NORMAL = 0x3880_0000;

  /** What the exponents of float and half differ by. */
  private static final int EXPONENTS = 0x3800_0000;

  /** 1 / 2^-24, the least of all. */
  private static final float PER_LEAST = 1 << 24;

  private Half() {}

  /**
   * Returns the bits of the nearest half, of two the even one. What is too large becomes the
   * largest; NaN stays NaN.
   */
  static short of(float value) {
    if (Float.isNaN(value)) {
      return NOT_A_NUMBER;
    }
    float clamped = Math.max(-GREATEST, Math.min(GREATEST, value));
    int bits = Float.floatToRawIntBits(clamped);
    int sign = bits >>> Short.SIZE & SIGN;
    int magnitude = bits & Integer.MAX_VALUE;
    return (short) (sign | (magnitude >= LEAST_NORMAL ? normal(magnitude) : small(clamped)));
  }

  private static int normal(int magnitude) {
    int even = magnitude >>> LOST_BITS & 1;
    return (magnitude + HALF_OF_LOST + even - EXPONENTS) >>> LOST_BITS;
  }

  private static int small(float value) {
    return (int) Math.rint(Math.abs(value) * PER_LEAST);
  }

  /** Returns floats as halves, both little-endian. */
  static byte[] of(ByteBuffer floats) {
    ByteBuffer halves =
        ByteBuffer.allocate(floats.remaining() / Float.BYTES * Short.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    while (halves.hasRemaining()) {
      halves.putShort(of(floats.getFloat()));
    }
    return halves.array();
  }
}
