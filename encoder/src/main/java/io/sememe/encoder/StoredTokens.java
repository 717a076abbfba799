// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The token vectors of one text in the compact form in which they lie in an index.
 *
 * <p>Bytes, little-endian: version (1 byte), precision (1), dimension (2, unsigned), count of
 * tokens (4), the first half of the fingerprint of the space (8); then the scales of all vectors,
 * then their components. With dimension d, INT8 takes 16 + count x (4 + d) bytes, BIT 16 + count x
 * ceil(d / 8).
 *
 * <p>A view of bytes that must not change. Thread-safe.
 */
public final class StoredTokens {
  /** The highest dimension. */
  public static final int MOST_DIMENSION = 65_535;

  private static final byte VERSION = 1;
  private static final int PRECISION_AT = 1;
  private static final int DIMENSION_AT = 2;
  private static final int COUNT_AT = 4;
  private static final int FINGERPRINT_AT = 8;
  private static final int HEADER_BYTES = 16;

  /** The scale of a vector that has one component only; a thousandth more where it was rounded. */
  private static final float MOST_SCALE = 1.001f / 127;

  private final TokenPrecision precision;
  private final int dimension;
  private final int count;
  private final ByteBuffer bytes;
  private final ByteBuffer scales;

  private StoredTokens(TokenPrecision precision, int dimension, int count, ByteBuffer bytes) {
    this.precision = precision;
    this.dimension = dimension;
    this.count = count;
    this.bytes = bytes;
    this.scales =
        bytes.slice(HEADER_BYTES, count * precision.scaleBytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns token vectors in their compact form.
   *
   * @param rows [count, dimension], each of length 1; a text may have no tokens
   * @param dimension from 1 to {@link #MOST_DIMENSION}
   * @param fingerprint of the space that the vectors are from: at least 16 hexadecimal digits
   * @throws IllegalArgumentException when the sizes do not fit, or that is no fingerprint
   * @throws EncoderException INTERNAL when a vector has not length 1, or is none
   */
  public static byte[] write(
      float[] rows, int dimension, String fingerprint, TokenPrecision precision) {
    UnitRows tokens = new UnitRows(rows, dimension);
    int count = tokens.count();
    int scaleBytes = precision.scaleBytes();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(size(precision, dimension, count)))
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(VERSION)
            .put((byte) precision.number())
            .putShort((short) dimension)
            .putInt(count)
            .put(mark(fingerprint));
    ByteBuffer codes = bytes.duplicate().position(HEADER_BYTES + count * scaleBytes);
    for (int i = 0; i < count; i++) {
      float scale = precision.encode(tokens.row(i), codes);
      if (scaleBytes > 0) {
        bytes.putFloat(scale);
      }
    }
    return bytes.array();
  }

  /**
   * Looks at token vectors in their compact form, which are not copied.
   *
   * @param bytes where they lie
   * @param offset where they begin
   * @param length how many bytes they take
   * @throws IndexOutOfBoundsException when the array has no such part
   * @throws EncoderException BAD_INPUT when the bytes are not what {@link #write} gives
   */
  public static StoredTokens read(byte[] bytes, int offset, int length) {
    ByteBuffer view = ByteBuffer.wrap(bytes).slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
    if (length < HEADER_BYTES) {
      throw malformed(length + " bytes, of which the header takes " + HEADER_BYTES);
    }
    if (view.get(0) != VERSION) {
      throw malformed("version " + view.get(0) + ", where " + VERSION + " is known");
    }
    StoredTokens tokens = sized(precision(view.get(PRECISION_AT)), view);
    tokens.requireScales();
    return tokens;
  }

  private static TokenPrecision precision(int number) {
    return Arrays.stream(TokenPrecision.values())
        .filter(precision -> precision.number() == number)
        .findFirst()
        .orElseThrow(() -> malformed("precision " + number + ", which is unknown"));
  }

  private static StoredTokens sized(TokenPrecision precision, ByteBuffer view) {
    int dimension = Short.toUnsignedInt(view.getShort(DIMENSION_AT));
    int count = view.getInt(COUNT_AT);
    String tokens = count + " tokens of dimension " + dimension;
    if (dimension == 0 || count < 0) {
      throw malformed(tokens);
    }
    long size = size(precision, dimension, count);
    if (view.capacity() != size) {
      throw malformed(view.capacity() + " bytes, where " + tokens + " take " + size);
    }
    return new StoredTokens(precision, dimension, count, view);
  }

  // What cannot be told from the sizes and would make a score that is none.
  private void requireScales() {
    for (int i = 0; i < scales.capacity() / Float.BYTES; i++) {
      float scale = scale(i);
      // Also when it is not a number.
      if (!(scale > 0 && scale <= MOST_SCALE)) {
        throw malformed("scale " + scale + " for token " + i);
      }
    }
  }

  private static EncoderException malformed(String found) {
    return new EncoderException(
        Kind.BAD_INPUT, "no stored token vectors: " + found + "; index the document again");
  }

  private static long size(TokenPrecision precision, int dimension, int count) {
    return HEADER_BYTES + (long) count * (precision.scaleBytes() + precision.codeBytes(dimension));
  }

  private static byte[] mark(String fingerprint) {
    int digits = 2 * (HEADER_BYTES - FINGERPRINT_AT);
    if (fingerprint.length() < digits) {
      throw new IllegalArgumentException(
          "a fingerprint has at least " + digits + " hexadecimal digits, got: " + fingerprint);
    }
    return HexFormat.of().parseHex(fingerprint.substring(0, digits));
  }

  /** Returns how exactly they are kept. */
  public TokenPrecision precision() {
    return precision;
  }

  /** Returns the length of each vector, at least 1. */
  public int dimension() {
    return dimension;
  }

  /** Returns how many tokens the text has, at least 0. */
  public int count() {
    return count;
  }

  /** Returns how many bytes they take. */
  public int size() {
    return bytes.capacity();
  }

  /**
   * Returns whether the vectors are from this space: only then may they be compared with its
   * vectors.
   *
   * @param fingerprint at least 16 hexadecimal digits, of which the first 16 are compared
   * @throws IllegalArgumentException when that is no fingerprint
   */
  public boolean isOf(String fingerprint) {
    return bytes
        .slice(FINGERPRINT_AT, HEADER_BYTES - FINGERPRINT_AT)
        .equals(ByteBuffer.wrap(mark(fingerprint)));
  }

  float scale(int token) {
    return precision.scale(scales, token, dimension);
  }

  /**
   * Decodes the components of some tokens.
   *
   * @param target where their bytes are put, as {@link TokenPrecision#decode} says
   */
  void decode(int from, int tokens, ByteBuffer target) {
    int each = precision.codeBytes(dimension);
    int codesAt = HEADER_BYTES + scales.capacity();
    precision.decode(bytes.slice(codesAt + from * each, tokens * each), target);
  }
}
