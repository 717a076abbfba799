// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first bytes of a Linux library. The system's loader passes over those of another machine,
 * such as the 32-bit half of a driver, and so does the search.
 */
final class ElfHeader {
  private static final int BYTES = 20;
  private static final int CLASS = 4;
  private static final int CLASS_64_BIT = 2;
  private static final int MACHINE = 18;
  private static final int MACHINE_X86_64 = 0x3e;

  private ElfHeader() {}

  /** Returns whether a file is a library, and none for 64-bit x86. */
  static boolean isForeign(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(BYTES);
      return isElf(header) && (header[CLASS] != CLASS_64_BIT || header[MACHINE] != MACHINE_X86_64);
    } catch (IOException e) {
      return false; // loading it will say what is wrong
    }
  }

  private static boolean isElf(byte[] header) {
    return header.length == BYTES
        && header[0] == 0x7f
        && header[1] == 'E'
        && header[2] == 'L'
        && header[3] == 'F';
  }
}
