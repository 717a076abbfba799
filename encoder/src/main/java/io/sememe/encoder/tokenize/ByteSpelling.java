// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * GPT-2's: each byte of the UTF-8 is written as one character, its own where that can be seen and
 * one from U+0100 on where not, such as U+0120 for a space.
 */
record ByteSpelling() implements Spelling {
  private static final int FIRST_STAND_IN = 0x100;
  private static final short[] BYTES = bytesOfCharacters();
  private static final int SPACE_STAND_IN = 0x120;

  @Override
  public boolean startsWord(String piece) {
    return !piece.isEmpty() && piece.charAt(0) == SPACE_STAND_IN;
  }

  // An added token is written as it is.
  @Override
  public byte[] bytes(String piece, boolean continuing) {
    byte[] bytes = new byte[piece.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = piece.charAt(i);
      if (c >= BYTES.length || BYTES[c] < 0) {
        return piece.getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) BYTES[c];
    }
    return bytes;
  }

  private static short[] bytesOfCharacters() {
    short[] bytes = new short[2 * FIRST_STAND_IN];
    Arrays.fill(bytes, (short) -1);
    int standIn = FIRST_STAND_IN;
    for (short b = 0; b < FIRST_STAND_IN; b++) {
      bytes[isSeen(b) ? b : standIn++] = b;
    }
    return bytes;
  }

  private static boolean isSeen(int b) {
    return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xFF && b != 0xAD);
  }
}
