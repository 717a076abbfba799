// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.apache.lucene.util.BytesRef;

/**
 * The contextual vector of a token as the payload of its position.
 *
 * <p>Bytes: version (1 byte), the first 8 digits of the fingerprint of the space (4), the
 * reciprocal of the codes' Euclidean length (4, a float, big-endian), then one signed code for each
 * component: 127 times the component by the largest absolute one, rounded. A vector of dimension d
 * takes 9 + d bytes.
 *
 * <p>Other parts of a chain write payloads too: what cannot have been written here is no vector,
 * and no error.
 */
public final class WordVectorPayload {
  private static final byte VERSION = 1;
  private static final int MARK_AT = 1;
  private static final int SCALE_AT = 5;
  private static final int HEADER_BYTES = 9;
  private static final int MARK_DIGITS = 2 * (SCALE_AT - MARK_AT);
  private static final int MOST_CODE = Byte.MAX_VALUE;

  /** Codes are shortest when all but one are 0; a thousandth more for what was rounded. */
  private static final float MOST_SCALE = 1.001f / MOST_CODE;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

  private WordVectorPayload() {}

  /**
   * Returns the payload of a vector.
   *
   * @param vector of at least one component; its length does not matter
   * @param fingerprint of the space that it is from: at least 8 hexadecimal digits
   * @throws IllegalArgumentException when the vector has no direction, or that is no fingerprint
   */
  public static BytesRef write(float[] vector, String fingerprint) {
    float largest = largest(vector);
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + vector.length);
    bytes.put(VERSION).putInt(mark(fingerprint)).position(HEADER_BYTES);
    double squares = 0;
    for (float component : vector) {
      int code = Math.round(MOST_CODE * (component / largest));
      squares += code * code;
      bytes.put((byte) code);
    }
    bytes.putFloat(SCALE_AT, (float) (1 / Math.sqrt(squares)));
    return new BytesRef(bytes.array());
  }

  private static float largest(float[] vector) {
    float largest = 0;
    for (float component : vector) {
      largest = Math.max(largest, Math.abs(component));
    }
    // Also when it is not a number; a smaller one could not be divided by.
    if (!(largest >= Float.MIN_NORMAL && largest <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "a word's vector has finite components, not all 0; the largest of "
              + vector.length
              + " is "
              + largest);
    }
    return largest;
  }

  /**
   * Returns the mark of a space that payloads carry.
   *
   * @param fingerprint at least 8 hexadecimal digits
   * @throws IllegalArgumentException when that is no fingerprint
   */
  public static int mark(String fingerprint) {
    if (fingerprint.length() < MARK_DIGITS) {
      throw new IllegalArgumentException(
          "a fingerprint has at least " + MARK_DIGITS + " hexadecimal digits, got: " + fingerprint);
    }
    return HexFormat.fromHexDigits(fingerprint, 0, MARK_DIGITS);
  }

  /** Returns whether a payload is a vector, of whatever space. */
  public static boolean isVector(BytesRef payload) {
    if (payload.length <= HEADER_BYTES || payload.bytes[payload.offset] != VERSION) {
      return false;
    }
    float scale = scale(payload);
    // Also when it is not a number.
    return scale > 0 && scale <= MOST_SCALE;
  }

  /** Returns whether a payload is a vector of the space with this mark. */
  public static boolean isOf(BytesRef payload, int mark) {
    return isVector(payload) && mark == (int) INT.get(payload.bytes, payload.offset + MARK_AT);
  }

  /**
   * Returns whether a payload is a vector of a space.
   *
   * @param fingerprint the space's, as {@link #mark} wants it
   */
  public static boolean isOf(BytesRef payload, String fingerprint) {
    return isOf(payload, mark(fingerprint));
  }

  /** Returns how many components a payload has that is a vector. */
  public static int dimension(BytesRef payload) {
    return payload.length - HEADER_BYTES;
  }

  /**
   * Returns the cosine of a payload with a vector of the same space.
   *
   * @param payload a vector
   * @param unitQuery of Euclidean length 1 and the payload's dimension
   * @return -1 to 1, but for what was rounded
   */
  public static float cosine(BytesRef payload, float[] unitQuery) {
    byte[] codes = payload.bytes;
    int from = payload.offset + HEADER_BYTES;
    int dimension = unitQuery.length;
    int fours = dimension & ~3;
    // Four sums: a single one would have each product wait for the one before.
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (int i = 0; i < fours; i += 4) {
      first += codes[from + i] * unitQuery[i];
      second += codes[from + i + 1] * unitQuery[i + 1];
      third += codes[from + i + 2] * unitQuery[i + 2];
      fourth += codes[from + i + 3] * unitQuery[i + 3];
    }
    for (int i = fours; i < dimension; i++) {
      first += codes[from + i] * unitQuery[i];
    }
    return scale(payload) * (first + second + third + fourth);
  }

  private static float scale(BytesRef payload) {
    return (float) FLOAT.get(payload.bytes, payload.offset + SCALE_AT);
  }
}
