// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.nio.ByteBuffer;

/** How exactly stored token vectors keep what the model gave. */
public enum TokenPrecision {
  /**
   * A byte per component and a float per vector: component = scale x (byte - 128), bytes 1 to 255.
   */
  INT8(1, Float.BYTES) {
    @Override
    int codeBytes(int dimension) {
      return dimension;
    }

    @Override
    int width(int dimension) {
      return dimension;
    }

    @Override
    float encode(float[] row, ByteBuffer codes) {
      float scale = UnitRows.largest(row) / MOST_CODE;
      for (float component : row) {
        codes.put((byte) (Math.round(component / scale) + ZERO));
      }
      return scale;
    }

    @Override
    void decode(ByteBuffer codes, ByteBuffer target) {
      target.put(codes);
    }

    @Override
    float scale(ByteBuffer scales, int token, int dimension) {
      return scales.getFloat(token * Float.BYTES);
    }
  },

  /**
   * The sign of each component, the first in the lowest bit of the first byte, 1 for positive and
   * zero: component = sign / sqrt(dimension), which again has length 1.
   */
  BIT(2, 0) {
    @Override
    int codeBytes(int dimension) {
      return (dimension + Byte.SIZE - 1) / Byte.SIZE;
    }

    @Override
    int width(int dimension) {
      return codeBytes(dimension) * Byte.SIZE;
    }

    @Override
    float encode(float[] row, ByteBuffer codes) {
      byte[] signs = new byte[codeBytes(row.length)];
      for (int i = 0; i < row.length; i++) {
        if (row[i] >= 0) {
          signs[i / Byte.SIZE] |= (byte) (1 << (i % Byte.SIZE));
        }
      }
      codes.put(signs);
      return scale(row.length);
    }

    @Override
    void decode(ByteBuffer codes, ByteBuffer target) {
      while (codes.hasRemaining()) {
        target.putLong(SignBytes.of(codes.get()));
      }
    }

    @Override
    float scale(ByteBuffer scales, int token, int dimension) {
      return scale(dimension);
    }

    private static float scale(int dimension) {
      return (float) (1 / Math.sqrt(dimension));
    }
  };

  /** The byte that stands for zero, so that no byte is negative where they are multiplied. */
  static final int ZERO = 128;

  private static final int MOST_CODE = 127;

  private final int number;
  private final int scaleBytes;

  TokenPrecision(int number, int scaleBytes) {
    this.number = number;
    this.scaleBytes = scaleBytes;
  }

  /** Returns the number that stands for it in stored bytes. */
  int number() {
    return number;
  }

  /** Returns how many bytes the scale of a vector takes. */
  int scaleBytes() {
    return scaleBytes;
  }

  /** Returns how many bytes the components of a vector take. */
  abstract int codeBytes(int dimension);

  /** Returns how many bytes the components of a vector are decoded to, at least the dimension. */
  abstract int width(int dimension);

  /** Writes the components of a vector of length 1 and returns its scale. */
  abstract float encode(float[] row, ByteBuffer codes);

  /**
   * Writes the components of vectors as bytes that are to be multiplied with the scale, {@link
   * #ZERO} for zero, {@link #width} for each vector.
   *
   * @param codes what lies in the index, read to its end
   * @param target little-endian, written from its position
   */
  abstract void decode(ByteBuffer codes, ByteBuffer target);

  /** Returns the scale of a vector. */
  abstract float scale(ByteBuffer scales, int token, int dimension);
}
