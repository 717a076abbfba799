// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import org.apache.lucene.util.BytesRef;

/**
 * Reads an {@link AnalysedText}'s bytes from first to last. They may come from anywhere: nothing is
 * read, and no room is made, beyond their end. Not thread-safe.
 */
final class FormReader {
  private static final int MOST_SHIFT = 28;

  private final byte[] bytes;
  private int at;

  /**
   * Creates a reader.
   *
   * @param bytes what is read; not copied
   * @param at the first one
   */
  FormReader(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  byte one() {
    if (at == bytes.length) {
      throw malformed("they end too early");
    }
    return bytes[at++];
  }

  /** Returns a number that is not negative: seven bits a byte, the lowest first. */
  int count() {
    int number = number();
    if (number < 0) {
      throw malformed("negative: " + number);
    }
    return number;
  }

  /** Returns a number that may be negative: small either way is short. */
  int signed() {
    int number = number();
    return (number >>> 1) ^ -(number & 1);
  }

  /** Returns bytes that their number comes before; they are shared. */
  BytesRef slice() {
    return slice(count());
  }

  BytesRef slice(int length) {
    if (length > bytes.length - at) {
      throw malformed(length + " more are announced and " + (bytes.length - at) + " are there");
    }
    BytesRef slice = new BytesRef(bytes, at, length);
    at += length;
    return slice;
  }

  /** Returns the exception that says what is wrong with the bytes, and where. */
  IllegalArgumentException malformed(String reason) {
    return new IllegalArgumentException(
        "these bytes are no analysed text (byte " + at + " of " + bytes.length + "): " + reason);
  }

  private int number() {
    int number = 0;
    for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
      byte next = one();
      number |= (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw malformed("a number of more than 32 bits");
  }
}
