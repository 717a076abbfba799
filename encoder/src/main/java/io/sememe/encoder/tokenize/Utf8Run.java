// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of UTF-8 that come in parts, which may end inside a character. Not thread-safe. */
final class Utf8Run {
  private static final int CONTINUATION = 0b10;

  private byte[] bytes = new byte[16];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(byte[] more) {
    if (size + more.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (size + more.length));
    }
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  /** Returns whether the last character is there with all its bytes. */
  boolean isWhole() {
    int lead = size - 1;
    while (lead > 0 && (bytes[lead] & 0xFF) >> 6 == CONTINUATION) {
      lead--;
    }
    return size > 0 && size - lead >= length(bytes[lead]);
  }

  /** Returns the text so far and forgets it. */
  String take() {
    String text = new String(bytes, 0, size, StandardCharsets.UTF_8);
    size = 0;
    return text;
  }

  // As the first byte of a character says.
  private static int length(byte lead) {
    int ones = Integer.numberOfLeadingZeros(~(lead << 24));
    return Math.max(1, ones);
  }
}
